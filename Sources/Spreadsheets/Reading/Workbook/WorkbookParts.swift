/// What `workbook.xml` tells: the sheets in their order, and from which day their dates count.
final class WorkbookPart: PartReader {
  struct Sheet {
    let name: String
    let relation: String
    let isHidden: Bool
  }

  private(set) var sheets: [Sheet] = []
  /// Whether days are counted from 1904, as on old Macintoshes.
  private(set) var countsFrom1904 = false

  override func begin(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "workbookPr": countsFrom1904 = Self.isTrue(attributes["date1904"])
    case "sheet":
      guard let title = attributes["name"], let relation = Self.value(attributes, local: "id") else { return }
      let state = attributes["state"] ?? "visible"
      sheets.append(Sheet(name: title, relation: relation, isHidden: state != "visible"))
    default: break
    }
  }
}

/// Which parts belong to a part: a `.rels` file.
final class RelationsPart: PartReader {
  struct Relation {
    let target: String
    /// The end of its type: `worksheet`, `sharedStrings`, `styles`, `officeDocument`.
    let kind: String
  }

  private(set) var relations: [String: Relation] = [:]

  /// The target of the first relation of a kind, by id.
  func target(ofKind kind: String) -> String? {
    relations.filter { $0.value.kind == kind }.min { $0.key < $1.key }?.value.target
  }

  override func begin(_ name: String, _ attributes: [String: String]) {
    guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"],
      attributes["TargetMode"] != "External"
    else { return }
    let kind = attributes["Type"].map { String($0.split(separator: "/").last ?? "") } ?? ""
    relations[id] = Relation(target: target, kind: kind)
  }
}

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

/// The texts that cells share: `sharedStrings.xml`.
final class SharedStringsPart: PartReader {
  private(set) var strings: [String] = []
  private var string = RichText()

  override func begin(_ name: String, _ attributes: [String: String]) { string.begin(name) }

  override func end(_ name: String) {
    string.end(name)
    guard name == "si" else { return }
    strings.append(string.text)
    string = RichText()
  }

  override func found(_ text: String) { string.found(text) }
}

/// A text in runs of different look. Readings that Japanese editions keep with it (`rPh`) are not part of it.
struct RichText {
  private var pieces = ""
  private var isInText = false
  private var readingDepth = 0

  /// The text; `_x000D_` and its like stand for characters that XML cannot hold (ECMA-376, part 1, 22.9.2.19).
  var text: String { pieces.contains("_x") ? Self.unescaped(pieces) : pieces }

  mutating func begin(_ name: String) {
    switch name {
    case "rPh": readingDepth += 1
    case "t": isInText = readingDepth == 0
    default: break
    }
  }

  mutating func end(_ name: String) {
    switch name {
    case "rPh": readingDepth -= 1
    case "t": isInText = false
    default: break
    }
  }

  mutating func found(_ text: String) {
    if isInText { pieces += text }
  }

  static func unescaped(_ text: String) -> String {
    var units: [UInt16] = []
    var rest = Array(text.utf16)[...]
    while let unit = rest.first {
      if unit == 0x5F, rest.count >= 7, rest[rest.startIndex + 1] == 0x78, rest[rest.startIndex + 6] == 0x5F,
        let value = UInt16(String(decoding: rest.dropFirst(2).prefix(4), as: UTF16.self), radix: 16)
      {
        units.append(value)
        rest = rest.dropFirst(7)
      } else {
        units.append(unit)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: units, as: UTF16.self)
  }
}
