import ArgumentParser

/// `trao report …`
struct ReportCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Ask who came, what was handed over, and how far the work is.",
    discussion: """
      Every report prints as a table, or with --format as csv, json, xlsx or pdf; with --at the daemon makes it at \
      that time and keeps it: see `trao report list`.
      """,
    groupedSubcommands: [
      CommandGroup(
        name: "People",
        subcommands: [
          ReportAttendance.self, ReportDelegations.self, ReportNoShows.self, ReportInvitations.self,
          ReportRSVP.self,
        ]),
      CommandGroup(
        name: "The conference",
        subcommands: [ReportGrants.self, ReportIntervals.self, ReportClaims.self, ReportSummary.self]),
      CommandGroup(name: "The work", subcommands: [ReportJobs.self, ReportRegister.self]),
      CommandGroup(name: "Reports made at a time", subcommands: [ReportList.self, ReportGet.self]),
    ])
}
