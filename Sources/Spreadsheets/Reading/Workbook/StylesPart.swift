/// Which styles of cells show numbers as dates or times: `styles.xml`.
final class StylesPart: PartReader {
  private var codes: [Int: NumberFormat] = [:]
  private var formats: [Int] = []
  private var isInCellFormats = false

  /// By number of the style.
  var kinds: [NumberFormat] {
    formats.map { id in codes[id] ?? NumberFormat(builtIn: id) }
  }

  override func begin(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap({ Int($0) }) {
        codes[id] = attributes["formatCode"].map(NumberFormat.init(code:))
      }
    case "cellXfs": isInCellFormats = true
    case "xf" where isInCellFormats: formats.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
    default: break
    }
  }

  override func end(_ name: String) {
    if name == "cellXfs" { isInCellFormats = false }
  }
}
