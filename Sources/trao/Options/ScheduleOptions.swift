import ArgumentParser
import Conferences
import PostgreSQL

/// When papers are made, and which day they carry.
struct ScheduleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("When they are made: \(Moment.help)", valueName: "time"), transform: Moment.parse)
  var at: Moment = .now

  @Option(
    help: ArgumentHelp(
      "The day printed on them, as 2023-10-25; default: the day they are made, at the conference, also if the "
        + "batch is moved.",
      valueName: "date"), transform: Day.parse)
  var dated: CalendarDate?

  @Option(
    help: ArgumentHelp(
      "When papers get their numbers; after-signature is for those signed by hand: number and day are left blank, and "
        + "recorded with `trao register enter`. Default: as the conference does it.",
      valueName: "policy"))
  var numbering: NumberingPolicy?
}
