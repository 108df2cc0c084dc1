import ArgumentParser
import Conferences
import Foundation
import PostgreSQL
import Reports

/// `trao programme list`
struct ProgrammeList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List the programme, with the times at the conference and in the guests' own country.",
    """
    The second zone is --zone, else the conference's second_time_zone. A session's programme holds that of the sessions \
    inside it.
    """,
    example: "trao programme list --session S1 --language ja --zone Asia/Tokyo")

  @Option(help: ArgumentHelp("Only this session.", valueName: "code")) var session: String?
  @Option(help: "Of the names and what is said.") var language: Conferences.Language = .en
  @Option(
    help: ArgumentHelp("The second time zone.", valueName: "name"), transform: ProgrammeList.zone)
  var zone: TimeZone?
  @Flag(help: "With what the master of ceremonies says, the stage and the props.") var cues = false
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  /// Reads the name of a zone.
  ///
  /// - Throws: A sentence with the form that is wanted.
  @Sendable static func zone(_ argument: String) throws -> TimeZone {
    guard argument.contains("/") || argument == "UTC", let zone = TimeZone(identifier: argument) else {
      throw ValidationError("name a time zone of the IANA database, as Asia/Tokyo")
    }
    return zone
  }

  func run() async throws {
    let (found, items) = try await database.read { [session, wanted = conference.code] database in
      let found = try ConferenceStore.resolve(wanted, in: database)
      return (found, try ProgrammeStore.list(of: found, session: session, in: database))
    }
    let second = zone ?? found.secondTimeZone
    try output.print(items.map { ProgrammeRecord($0, in: found.timeZone, second: second) }) { width in
      guard !items.isEmpty else { return "There is no programme. Add to it: trao programme add\n" }
      return table(items, found.timeZone, second, width: width)
        + (cues ? words(items, found.timeZone, width: width) : "")
    }
  }

  private func table(
    _ items: [ProgrammeItem], _ zone: TimeZone, _ second: TimeZone?, width: Int?
  ) -> String {
    var columns: [TextTable.Column] = [.code(city(zone))]
    if let second { columns.append(.code(city(second))) }
    columns += [.number("min"), .code("item"), .text("kind"), .prose("name"), .prose("people")]
    var table = TextTable(columns)
    var day = ""
    for item in items {
      let begins = ConferenceTime(item.details.startsAt, in: zone).short
      // A new day is said in front of its first item.
      var cells = [begins.prefix(10) == day ? String(begins.suffix(5)) : begins]
      day = String(begins.prefix(10))
      if let second { cells.append(other(item.details.startsAt, in: second, than: day)) }
      cells += [
        "\(item.details.minutes)", "\(item.session)/\(item.position)",
        item.details.kind.words.best(for: language) ?? "", item.details.name.best(for: language) ?? "",
        item.details.people.joined(separator: ", "),
      ]
      table.add(cells)
    }
    return table.text(width: width)
  }

  private func words(_ items: [ProgrammeItem], _ zone: TimeZone, width: Int?) -> String {
    var text = ""
    for item in items {
      let parts = [
        item.details.cue.best(for: language), item.details.stage.best(for: language),
        item.details.props.best(for: language),
      ]
      guard parts.contains(where: { $0 != nil }) else { continue }
      text += "\n" + ProgrammeRecord.sentence(item, in: zone) + "\n"
      for (what, part) in zip(["says:  ", "stage: ", "props: "], parts) {
        guard let part else { continue }
        text += PlainText.folded(PlainText.escaped("  \(what)\(part)"), to: width, indent: 9) + "\n"
      }
    }
    return text
  }

  /// `Ho Chi Minh`
  private func city(_ zone: TimeZone) -> String {
    (zone.identifier.split(separator: "/").last.map(String.init) ?? zone.identifier)
      .replacing("_", with: " ")
  }

  /// The time of day, with the day where it is another there.
  private func other(_ date: Date, in zone: TimeZone, than day: String) -> String {
    let time = ConferenceTime(date, in: zone).short
    return time.prefix(10) == day ? String(time.suffix(5)) : String(time.dropFirst(5))
  }
}
