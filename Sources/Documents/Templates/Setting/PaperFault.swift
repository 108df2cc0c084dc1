/// Why a paper can't be made.
public enum PaperProblem: Hashable, Sendable, CustomStringConvertible {
  /// No font of the template has a character. `field` is nil for the template's own words.
  case missingGlyph(character: String, field: String?, slot: String)
  /// The words do not fit their frame, by so many points; `field` is most likely what is too long.
  case overflow(slot: String, field: String?, by: Double)
  /// A field has no value and the template does not say what to do then.
  case unfilled(field: String, slot: String)
  /// A value can't be written in the format the template asks for.
  case format(field: String, reason: String)
  /// A value can't be made a QR code.
  case code(slot: String, field: String, reason: String)
  /// Numbers can't be drawn as bars; `field` is the one that can't, where it is one.
  case chart(slot: String, field: String?, reason: String)
  /// A value is in another language than the words around it. A paper is made all the same: this is for reviews.
  case wrongLanguage(field: String, found: PaperLanguage)
  /// The file can't be written. Says what the PDF module said.
  case file(reason: String)

  /// The slot it is found in, where it is one slot's.
  public var slot: String? {
    switch self {
    case .missingGlyph(_, _, let slot), .overflow(let slot, _, _), .unfilled(_, let slot),
      .code(let slot, _, _), .chart(let slot, _, _):
      slot
    case .format, .wrongLanguage, .file: nil
    }
  }

  /// The field it is about, where it is about one.
  public var field: String? {
    switch self {
    case .missingGlyph(_, let field, _), .overflow(_, let field, _), .chart(_, let field, _): field
    case .unfilled(let field, _), .format(let field, _), .code(_, let field, _), .wrongLanguage(let field, _):
      field
    case .file: nil
    }
  }

  public var description: String {
    switch self {
    case .missingGlyph(let character, let field, let slot):
      let source = field.map { "the field \($0)" } ?? "the template's text"
      return
        "slot \(slot): no font has the character \(character) of \(source); add a font that has it, or write it otherwise"
    case .overflow(let slot, let field, let points):
      let source = field.map { "; shorten \($0), or give" } ?? "; give"
      return
        "slot \(slot): the words are \(Self.tenths(points)) pt too long for the frame\(source) the slot more room or shrink"
    case .unfilled(let field, let slot):
      return "slot \(slot): the field \(field) has no value; fill it, or say under empty: what to do"
    case .format(let field, let reason): return "the field \(field): \(reason)"
    case .code(let slot, let field, let reason): return "slot \(slot): the field \(field) \(reason)"
    case .chart(let slot, let field, let reason):
      return "slot \(slot): \(reason)" + (field.map { "; it is the field \($0)" } ?? "")
    case .wrongLanguage(let field, let found):
      return
        "the field \(field) is \(found.englishName) where the paper speaks another language; translate the value"
    case .file(let reason): return reason
    }
  }

  private static func tenths(_ points: Double) -> String {
    let rounded = max(1, Int((points * 10).rounded(.up)))
    return "\(rounded / 10).\(rounded % 10)"
  }
}

/// Everything that keeps a paper from being made; names of fields, never their values.
public struct PaperFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// Each once, in reading order; not empty.
  public let problems: [PaperProblem]

  init(_ problems: [PaperProblem]) {
    var seen: Set<PaperProblem> = []
    self.problems = problems.filter { seen.insert($0).inserted }
  }

  public var description: String { problems.map(\.description).joined(separator: "\n") }
}

extension PaperLanguage {
  /// The language's name in messages.
  fileprivate var englishName: String {
    switch self {
    case .vi: "Vietnamese"
    case .ja: "Japanese"
    case .en: "English"
    }
  }
}
