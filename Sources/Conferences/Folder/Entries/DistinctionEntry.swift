import PostgreSQL
import StrictYAML

/// Two that look like one and are two: people, or organisations.
struct DistinctionEntry: Hashable, Sendable {
  /// How a folder names one of them.
  struct Party: Hashable, Sendable {
    enum Kind: String, CaseIterable, ColumnValue, Sendable {
      /// By code.
      case person, organisation
      /// Somebody without a code, by the organiser's key.
      case guest
      /// An organisation without a code, by the name that came with a guest list.
      case name

      var isOfOrganisation: Bool { self == .organisation || self == .name }
    }

    let kind: Kind
    let name: String
  }

  let one: Party
  let other: Party
  let reason: String

  /// Whether both speak of the same two.
  func isOfSame(_ entry: DistinctionEntry) -> Bool { Set([one, other]) == Set([entry.one, entry.other]) }

  /// The same with the two in the order of another one.
  func turned(as entry: DistinctionEntry) -> DistinctionEntry {
    one == entry.one ? self : DistinctionEntry(one: other, other: one, reason: reason)
  }
}

extension DistinctionEntry {
  init?(_ node: YAMLNode, _ references: References) {
    guard let map = node.mapping(keys: ["one", "other", "reason"]), let one = map.required("one"),
      let other = map.required("other"), let reason = map.required("reason")?.oneLine,
      let first = Party(one, references), let second = Party(other, references)
    else { return nil }
    if first.kind.isOfOrganisation != second.kind.isOfOrganisation {
      other.note("a person and an organisation are two anyway; name two people, or two organisations")
    }
    if first == second { other.note("both are the same") }
    self.init(one: first, other: second, reason: reason)
  }

  var yaml: YAMLBlock {
    YAMLBlock([("one", one.yaml), ("other", other.yaml), ("reason", .quoted(reason))])
  }
}

extension DistinctionEntry.Party {
  fileprivate init?(_ node: YAMLNode, _ references: References) {
    guard let map = node.mapping(keys: Kind.allCases.map(\.rawValue)) else { return nil }
    guard map.entries.count == 1, let key = map.entries.first?.key, let kind = Kind(rawValue: key) else {
      node.note("name one by person, guest, organisation or name")
      return nil
    }
    let name =
      switch kind {
      case .person: references.use(.person, map[key])
      case .organisation: references.use(.organisation, map[key])
      case .guest: references.use(.participant, map[key])
      case .name: map[key]?.oneLine
      }
    guard let name else { return nil }
    self.init(kind: kind, name: name)
  }

  fileprivate var yaml: YAMLValue { .flow([(kind.rawValue, kind == .name ? .quoted(name) : .plain(name))]) }
}
