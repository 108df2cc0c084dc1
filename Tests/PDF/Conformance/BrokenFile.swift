import Testing

@testable import PDF

/// One fault, made in a sound file, and the rules that must find it: these and no others.
struct BrokenFile: CustomTestStringConvertible, Sendable {
  let name: String
  let rules: Set<Rule>
  let isSealed: Bool
  private let edit: @Sendable (inout EditableFile) throws -> Void
  private let damage: @Sendable (inout [UInt8]) throws -> Void
  private let keepsByteRange: Bool

  static let all =
    notation + objects + metadata + colours + content + fonts + structure + interaction

  var testDescription: String { name }

  /// A fault in the objects.
  init(
    _ name: String, _ rules: Rule..., isSealed: Bool = false, keepsByteRange: Bool = false,
    edit: @escaping @Sendable (inout EditableFile) throws -> Void
  ) {
    self.name = name
    self.rules = Set(rules)
    self.isSealed = isSealed
    self.keepsByteRange = keepsByteRange
    self.edit = edit
    damage = { _ in }
  }

  /// A fault in the bytes.
  init(
    _ name: String, _ rules: Rule..., isSealed: Bool = false,
    preparing: @escaping @Sendable (inout EditableFile) -> Void = { _ in },
    damage: @escaping @Sendable (inout [UInt8]) throws -> Void
  ) {
    self.name = name
    self.rules = Set(rules)
    self.isSealed = isSealed
    keepsByteRange = false
    edit = preparing
    self.damage = damage
  }

  func bytes(of sound: [UInt8]) throws -> [UInt8] {
    var file = try EditableFile(sound)
    try edit(&file)
    var bytes = file.bytes(keepsByteRange: keepsByteRange)
    try damage(&bytes)
    return bytes
  }
}

extension [UInt8] {
  /// Replaces the first occurrence of a text by another of the same length.
  mutating func overwrite(_ old: String, with new: String) throws {
    guard let range = firstRange(of: Array(old.utf8)) else { throw EditableFile.NotFound(what: old) }
    replaceSubrange(range, with: Array(new.utf8))
  }
}

extension EditableFile {
  /// Content streams of a page.
  func contents(page: Int = 0) throws -> [Int] {
    let number = all(["Type": "Page"])[page]
    return (entries(number)["Contents"]?.array ?? []).compactMap { $0.reference?.number }
  }

  /// Adds operators behind all others of the first page.
  mutating func draw(_ operators: String) throws {
    guard let last = try contents().last else { throw NotFound(what: "content") }
    try editData(last) { $0 += Array("\n\(operators)\n".utf8) }
  }

  mutating func addStream(_ entries: PDFDictionary, _ text: String) {
    nodes[(nodes.keys.max() ?? 0) + 1] = .stream(entries, Array(text.utf8))
  }

  /// The CIDFont of a kind, its composite font, and a code that the font has.
  func font(_ kind: String) throws -> (composite: Int, descendant: Int, code: Int) {
    let descendant = try first(["Type": "Font", "Subtype": kind])
    for composite in all(["Subtype": "Type0"]) where try target(composite, "DescendantFonts") == descendant {
      return (composite, descendant, 1)
    }
    throw NotFound(what: kind)
  }

  /// Makes a width 50 larger.
  mutating func widen(_ kind: String) throws {
    let font = try font(kind)
    edit(font.descendant) { entries in
      guard let list = entries["W"]?.array, var widths = list.last?.array else { return }
      widths[font.code] = .integer((widths[font.code].integer ?? 0) + 50)
      entries["W"] = .array([.integer(0), .array(widths)])
    }
  }

  /// Gives the TrueType font a map from codes to glyphs that leads one code elsewhere.
  mutating func mapGlyph(to glyph: Int) throws {
    let font = try font("CIDFontType2")
    var map: [UInt8] = []
    for code in 0..<512 {
      let target = code == font.code ? glyph : code
      map += [UInt8(target >> 8), UInt8(target & 255)]
    }
    let number = (nodes.keys.max() ?? 0) + 1
    nodes[number] = .stream([:], map)
    set(font.descendant, "CIDToGIDMap", .reference(PDFReference(number)))
  }

  /// Lets the first code of the TrueType font stand for another text.
  mutating func mapText(_ kind: String, to digits: String) throws {
    let map = try target(font(kind).composite, "ToUnicode")
    try editData(map) { data in
      guard let at = data.firstRange(of: Array("<0001><".utf8))?.upperBound else {
        throw NotFound(what: "map")
      }
      data.replaceSubrange(at..<at + 4, with: Array(digits.utf8))
    }
  }

  mutating func editMetadata(_ old: String, _ new: String) throws {
    try replace(old, with: new, in: target(catalogue, "Metadata"))
  }

  /// The profile of the output intent.
  func profile() throws -> Int { try target(target(catalogue, "OutputIntents"), "DestOutputProfile") }

  mutating func retype(_ old: String, to new: String, at place: Int = 0) throws {
    let found = all(["S": old])
    guard place < found.count else { throw NotFound(what: old) }
    set(found[place], "S", .name(new))
  }

  /// The graphics state of the artwork.
  mutating func editState(_ key: String, _ value: PDFObject) throws {
    let form = try first(["Subtype": "Form", "Type": "XObject"])
    edit(form) { entries in
      guard var resources = entries["Resources"]?.dictionary,
        var states = resources["ExtGState"]?.dictionary, let name = states.keys.min(),
        var state = states[name]?.dictionary
      else { return }
      state[key] = value
      states[name] = .dictionary(state)
      resources["ExtGState"] = .dictionary(states)
      entries["Resources"] = .dictionary(resources)
    }
  }
}
