import Fonts
import Typesetting

/// Sets paragraphs and prints where their lines end, for `scripts/typography` to lay beside those of Typst.
///
/// Reads a paragraph a line from the standard input: language, width in points and text, separated by tabs. Prints
/// the lines of each paragraph, separated by tabs.
@main
struct TypographyBenchmark {
  static func main() throws {
    let library = try FontLibrary()
    let latin = try library.face(family: "Liberation Serif")
    let japanese = try library.face(family: "Noto Serif CJK JP")
    let latinFirst = FontChain([latin, japanese])
    let japaneseFirst = FontChain([japanese, latin])
    let typesetter = Typesetter()
    while let entry = readLine() {
      let fields = entry.split(separator: "\t", maxSplits: 2).map(String.init)
      guard fields.count == 3, let language = TextLanguage(rawValue: fields[0]), let width = Double(fields[1])
      else {
        print("not a paragraph: \(entry)")
        continue
      }
      let style = TextStyle(fonts: language == .japanese ? japaneseFirst : latinFirst, size: 10)
      let layout = try typesetter.layOut(
        [TextSpan(fields[2], style: style)],
        style: ParagraphStyle(alignment: .justify, leading: 15, size: 10, language: language), width: width)
      let lines = layout.lines.map { $0.parts.flatMap { $0.runs.map(\.run.text) }.joined() }
      print(lines.joined(separator: "\t"))
    }
  }
}
