import ArgumentParser
import Conferences
import PostgreSQL

/// `trao person title end`
struct PersonTitleEnd: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "end", "Say which day was the last of an office: papers of later days do not print its title.",
    "Papers that are made already keep it. --open takes the day back.",
    example: "trao person title end yamada-takio ambassador --on 2024-04-30")

  @Argument(help: "The person's code, or @ and a number.") var person: String
  @Argument(help: "The office, as `trao person show` names it.") var office: String
  @Option(help: ArgumentHelp("The last day in office.", valueName: "date"), transform: Day.parse)
  var on: CalendarDate?
  @Flag(help: "It has not ended after all.") var open = false
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (on != nil) != open else { throw ValidationError("give --on DATE, or --open") }
  }

  func run() async throws {
    try await PersonChange(person: person, actor: actor, database: database, output: output).run {
      [office, on] in
      try PersonStore.end(office, on: on, of: $0, in: $1)
    }
  }
}
