/// A family for one use, as chains of font families by language.
struct FontEntry: Sendable {
  var chains: [PaperLanguage: [String]]
  var place: TextPlace
}
