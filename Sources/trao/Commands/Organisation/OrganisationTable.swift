import Conferences
import Reports

/// Organisations in a table.
enum OrganisationTable {
  static func text(_ organisations: [Organisation], language: Conferences.Language, width: Int?) -> String {
    guard !organisations.isEmpty else { return "There are no such organisations.\n" }
    var table = TextTable([.code("organisation"), .prose("name"), .code("kind"), .code("in"), .code("below")])
    for organisation in organisations {
      table.add([
        organisation.label, organisation.name.best(for: language) ?? "", organisation.kind.rawValue,
        organisation.country, organisation.parent ?? "-",
      ])
    }
    return table.text(width: width) + "\n\(Wording.count(organisations.count, "organisation"))\n"
  }
}
