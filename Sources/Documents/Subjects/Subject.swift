/// Whom or what a paper is about.
enum SubjectReference: Hashable, Sendable {
  case participation(Int)
  case grant(Int)
  case whole(Whole)

  var participation: Int? {
    if case .participation(let id) = self { id } else { nil }
  }
  var grant: Int? {
    if case .grant(let id) = self { id } else { nil }
  }
  var whole: Whole? {
    if case .whole(let whole) = self { whole } else { nil }
  }
}

/// A paper that is due: its subject, and all it will print but its own number.
struct Subject: Sendable {
  let reference: SubjectReference
  let language: PaperLanguage
  /// Without the fields that come with the number.
  var fields: Snapshot
}

extension Snapshot {
  /// Text that may be missing; nothing is stored for nothing.
  mutating func put(_ field: String, text: String?) {
    if let text { self[field] = .text(text) }
  }

  mutating func put(_ field: String, name: String?) {
    if let name { self[field] = .name(name) }
  }

  mutating func put(_ field: String, code: String?) {
    if let code { self[field] = .code(code) }
  }

  /// An exact decimal in plain notation.
  mutating func put(_ field: String, number: String?) {
    if let number { self[field] = .number(number) }
  }

  /// A flag is stored where it is raised; an absent one is down.
  mutating func put(_ field: String, flag: Bool) {
    if flag { self[field] = .flag(true) }
  }
}
