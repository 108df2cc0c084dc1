import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao organisation show`
struct OrganisationShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "show", "Show an organisation: names, aliases, the body above it, and who holds office there.",
    "The code of one that was merged finds what it is now.",
    example: "trao organisation show embassy-of-japan")

  @Argument(help: "Its code, or @ and a number.") var organisation: String
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let details = try await database.read { [organisation] database in
      try OrganisationStore.details(
        of: OrganisationStore.find(organisation, in: database), in: database)
    }
    try output.print(OrganisationDetailsRecord(details)) { text(of: details, width: $0) }
  }

  private func text(of details: OrganisationDetails, width: Int?) -> String {
    let found = details.organisation
    var text = "\(found.label)  \(found.kind.rawValue), \(found.country)"
    text += found.parent.map { ", below \($0)" } ?? ""
    text += (found.symbol.map { ", symbol \($0)" } ?? "") + "\n\n"
    var names = TextTable([.code("lang"), .prose("name")])
    for language in Conferences.Language.allCases {
      if let name = found.name[language] { names.add([language.rawValue, name]) }
    }
    for alias in details.aliases { names.add(["alias", alias]) }
    text += names.text(width: width)
    if !details.holders.isEmpty {
      var people = TextTable([.code("person"), .prose("name"), .prose("title"), .code("from"), .code("to")])
      for holder in details.holders {
        people.add([
          holder.person, holder.name, holder.title.best(for: .en) ?? "-", holder.validFrom?.iso ?? "-",
          holder.validTo?.iso ?? "-",
        ])
      }
      text += "\n" + people.text(width: width)
    }
    if !details.distinctions.isEmpty { text += "\n" + DistinctFromRecord.text(details.distinctions) }
    for record in details.merged {
      text +=
        "\n\(record.label) was merged into this one on \(Wording.time(record.at)) by "
        + "\(PlainText.escaped(record.by)).\n"
    }
    return text
  }
}
