/// The widths of a CIDFont (ISO 32000-1, 9.7.4.3): `/DW` and `/W`.
struct GlyphWidths {
  private static let entryLimit = 100_000

  private let standard: Double
  private var widths: [Int: Double] = [:]

  /// nil where `/W` is not written as it must be.
  init?(_ font: PDFDictionary, in file: PDFFile) {
    standard = file.resolve(font["DW"]).number ?? 1000
    let list = (file.array(font["W"]) ?? []).map { file.resolve($0) }
    var at = 0
    while at < list.count {
      guard let first = list[at].integer, (0...0xffff).contains(first), at + 1 < list.count else {
        return nil
      }
      if let values = list[at + 1].array {
        for (offset, value) in values.enumerated() {
          guard let width = file.resolve(value).number else { return nil }
          widths[first + offset] = width
        }
        at += 2
      } else {
        guard let last = list[at + 1].integer, (first...0xffff).contains(last), at + 2 < list.count,
          let width = list[at + 2].number
        else { return nil }
        for cid in first...last { widths[cid] = width }
        at += 3
      }
      guard widths.count <= GlyphWidths.entryLimit else { return nil }
    }
  }

  subscript(_ cid: Int) -> Double { widths[cid] ?? standard }
}
