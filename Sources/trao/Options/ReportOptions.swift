import ArgumentParser
import Backend
import Conferences
import Documents
import Foundation
import PostgreSQL
import Reports

/// What all reports take: language and format, where they go, and when they are made.
struct ReportOptions: ParsableArguments {
  @Option(help: "In which form.") var format: ReportFormat = .table
  @Flag(help: "Short for --format json.") var json = false
  @Flag(help: "Draw the figures as bars below the table.") var bars = false
  @Option(help: "Language of names, headings and numbers.") var language: Language = .en
  @OptionGroup var destination: DestinationOption
  @Option(
    help: ArgumentHelp("Let the daemon make it at that time and keep it: \(Moment.help)", valueName: "time"),
    transform: Moment.parse)
  var at: Moment?
  @Option(
    help: ArgumentHelp(
      "With --at: names the request; asked twice with one key it is one report.", valueName: "key"))
  var key: String?
  @OptionGroup var wait: WaitOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard at != nil || (key == nil && wait.limit == nil) else {
      throw ValidationError("--key and --wait go with --at")
    }
    guard at == nil || destination.to == nil || wait.limit != nil else {
      throw ValidationError(
        "with --at, --to needs --wait; or take the report out later: trao report get ID --to FILE")
    }
    guard !(bars && chosen != .table) else { throw ValidationError("--bars go with a table") }
  }

  var chosen: ReportFormat { json ? .json : format }

  /// Asks now and prints, or schedules.
  ///
  /// - Returns: The answer; nil where it is made later.
  @discardableResult
  func run(_ question: ReportQuestion) async throws -> Report? {
    if at == nil || destination.path != nil {
      try destination.check(binary: chosen.isBinary ? chosen.rawValue : nil)
    }
    if let at {
      try await ReportScheduling(question: question, at: at, options: self).run()
      return nil
    }
    let wanted = conference.code
    let answer = try await database.read { database in
      try question.answer(
        for: ConferenceStore.resolve(wanted, in: database).code, withTotals: chosen.hasTotals, in: database)
    }
    try await give(answer)
    return answer
  }

  private func give(_ report: Report) async throws {
    let width = destination.path == nil ? Terminal.width : nil
    let bytes: [UInt8]
    if chosen == .table {
      var text = report.table(width: width)
      if bars, let chart = report.barChart(width: width ?? 80) { text += "\n" + chart }
      bytes = Array(PlainText.escapedLines(text).utf8)
    } else {
      bytes = try ReportFile.bytes(report, as: chosen) {
        try PaperMaterials(database.request.place().configuration.documents).press
      }
    }
    try destination.give(bytes)
  }
}
