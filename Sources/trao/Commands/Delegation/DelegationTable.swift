import Conferences
import Reports

/// Delegations as a table.
enum DelegationTable {
  static func text(_ delegations: [Delegation], width: Int?) -> String {
    var table = TextTable([
      .number("no."), .code("code"), .prose("name"), .code("from"), .code("side"), .code("state"),
      .code("head"), .number("members"),
    ])
    for delegation in delegations {
      table.add([
        "\(delegation.position)", delegation.code, delegation.name.best(for: .en) ?? "", delegation.country,
        delegation.side.rawValue, delegation.state.rawValue, delegation.head ?? "-",
        "\(delegation.takingPart)",
      ])
    }
    return table.text(width: width)
  }
}
