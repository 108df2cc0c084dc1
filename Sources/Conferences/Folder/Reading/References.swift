import StrictYAML

/// The codes a folder declares, and the places that use them. A folder is complete in itself: every code used
/// is declared in it.
final class References {
  enum Kind: String {
    case organisation, person, delegation, participant, room, session, project, instrument, ceremony, claim
  }

  private var declared: [Kind: [String: Int]] = [:]
  /// What the folder declares of these is not known, because a file of it could not be read.
  private var unknown: Set<Kind> = []
  private var uses: [(kind: Kind, code: String, node: YAMLNode)] = []

  /// Declares a code; a second declaration is a fault.
  func declare(_ kind: Kind, _ code: String, at node: YAMLNode) {
    guard !code.isEmpty else { return }
    if let line = declared[kind]?[code] {
      return node.note("the \(kind.rawValue) \(Quotation.quoted(code)) stands in line \(line) already")
    }
    declared[kind, default: [:]][code] = node.line
  }

  /// Declares a code that stands in a table, where the table itself looks after doubles.
  func declare(_ kind: Kind, _ code: String, row: Int) {
    declared[kind, default: [:]][code] = declared[kind]?[code] ?? row
  }

  func isDeclared(_ kind: Kind, _ code: String) -> Bool { declared[kind]?[code] != nil }

  /// Says that a file which declares such codes could not be read.
  func mistrust(_ kind: Kind) { unknown.insert(kind) }

  /// The codes that are declared; nil where they are not all known.
  func codes(_ kind: Kind) -> Set<String>? {
    unknown.contains(kind) ? nil : Set((declared[kind] ?? [:]).keys)
  }

  /// Reads a code of something that the folder declares, here or further on.
  func use(_ kind: Kind, _ node: YAMLNode?) -> String? {
    guard let node, let code = node.code else { return nil }
    uses.append((kind, code, node))
    return code
  }

  /// Notes every use of what is declared nowhere.
  func check() {
    for use in uses where declared[use.kind]?[use.code] == nil {
      guard let known = codes(use.kind) else { continue }
      let nearest = NearestName.of(use.code, among: known).map { "; did you mean \($0)?" }
      use.node.note("there is no \(use.kind.rawValue) \(Quotation.quoted(use.code))\(nearest ?? "")")
    }
  }
}
