internal import Foundation

/// The values a place in a template sees: the snapshot, and the rows it lies in.
struct FieldScope {
  /// The snapshot first, then the row of each rows section, from the outside in.
  private var levels: [[String: FieldValue]]

  init(_ snapshot: Snapshot) {
    levels = [snapshot]
  }

  /// The scope inside a row.
  func entering(_ row: [String: FieldValue]) -> FieldScope {
    var scope = self
    scope.levels.append(row)
    return scope
  }

  /// A field's value; what is absent is empty.
  func value(_ name: String, level: Int) -> FieldValue {
    level < levels.count ? levels[level][name] ?? .empty : .empty
  }

  /// A field's value by name alone, from the innermost row outwards.
  func value(_ name: String) -> FieldValue {
    levels.last { $0[name] != nil }?[name] ?? .empty
  }

  /// What messages call a field here: in a row that has a code, `guests.title of G-012`.
  func name(of field: String) -> String {
    for level in levels.dropFirst().reversed() {
      if case .code(let code)? = level["code"] { return "\(field)\(Self.glue)\(code)" }
    }
    return field
  }

  /// The field in such a name.
  static func field(of name: String) -> String {
    name.range(of: glue).map { String(name[..<$0.lowerBound]) } ?? name
  }

  private static let glue = " of "

  /// The scopes in which a section's content is shown: none, this one, or one for each row.
  func scopes(of section: TextSection) -> [FieldScope] {
    let value = value(section.field, level: section.level)
    if section.isInverse { return value.isShown ? [] : [self] }
    if case .rows(let rows) = value { return rows.map(entering) }
    return value.isShown ? [self] : []
  }
}

extension FieldValue {
  /// Whether a section of this value shows its content.
  var isShown: Bool {
    switch self {
    case .flag(let flag): flag
    case .rows(let rows): !rows.isEmpty
    default: !isBlank
    }
  }

  /// Whether there is nothing to print.
  var isBlank: Bool {
    switch self {
    case .empty: true
    case .text(let text), .name(let text), .code(let text), .number(let text), .money(let text, _):
      text.isEmpty
    case .rows(let rows): rows.isEmpty
    case .date, .openDate, .time, .flag: false
    }
  }
}
