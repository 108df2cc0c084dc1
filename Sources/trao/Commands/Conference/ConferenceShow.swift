import ArgumentParser
import Conferences
import Foundation
import PostgreSQL
import Reports

/// `trao conference show`
struct ConferenceShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "show", "Show one conference: what its papers print, and how much of everything it has.",
    example: "trao conference show")

  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let conference: ConferenceRecord
    let details: ConferenceDetailsRecord
    let counts: Counts
    let deadlines: [DeadlineRecord]
  }

  private struct Counts: Encodable {
    let organisers, delegations, participations, people, namedPeople, sessions, projects: Int
    let ceremonies, grants, grantsHandedOver, attendanceEvents, documents: Int

    init(_ counts: ConferenceCounts) {
      organisers = counts.organisers
      delegations = counts.delegations
      participations = counts.participations
      people = counts.people
      namedPeople = counts.namedPeople
      sessions = counts.sessions
      projects = counts.projects
      ceremonies = counts.ceremonies
      grants = counts.grants
      grantsHandedOver = counts.grantsHandedOver
      attendanceEvents = counts.attendanceEvents
      documents = counts.documents
    }
  }

  func run() async throws {
    let (found, details, counts, deadlines) = try await database.read { [code = conference.code] database in
      let found = try ConferenceStore.resolve(code, in: database)
      return (
        found, try ConferenceStore.details(of: found, in: database),
        try ConferenceStore.counts(of: found, in: database),
        try LawStore.deadlines(of: found, in: database)
      )
    }
    let record = Record(
      conference: ConferenceRecord(found), details: ConferenceDetailsRecord(found, details),
      counts: Counts(counts),
      deadlines: deadlines.map { DeadlineRecord($0) })
    try output.print(record) { width in
      var text =
        "\(found.code)  \(found.startsOn.iso) to \(found.endsOn.iso) (\(found.timeZone.identifier)), "
        + "\(found.state.rawValue)\n\n"
      for language in Language.allCases {
        if let name = found.name[language] { text += "  \(language.rawValue)  \(PlainText.escaped(name))\n" }
      }
      text += "\n" + record.details.text + "\n"
      let lines = [
        ("organisers", counts.organisers), ("delegations", counts.delegations),
        ("participants", counts.participations), ("people", counts.people), ("sessions", counts.sessions),
        ("projects", counts.projects), ("grants", counts.grants), ("handed over", counts.grantsHandedOver),
        ("attendance events", counts.attendanceEvents), ("documents", counts.documents),
      ]
      var table = TextTable([.text("of"), .number("there are")])
      for (name, count) in lines { table.add([name, "\(count)"]) }
      text += table.text()
      if !deadlines.isEmpty {
        text += "\n" + DeadlineRecord.table(deadlines).text(width: width) + DeadlineRecord.legend(deadlines)
      }
      return found.origin.isSample ? text + "\nThis is SAMPLE data; papers made from it are marked.\n" : text
    }
  }
}
