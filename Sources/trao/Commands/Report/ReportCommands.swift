import ArgumentParser

/// `trao report …`
struct ReportCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "report", "Ask who came, what was handed over, and how far the work is.",
    verbs: [
      ReportAttendance.self, ReportDelegations.self, ReportNoShows.self, ReportInvitations.self,
      ReportRSVP.self,
      ReportGrants.self, ReportIntervals.self, ReportClaims.self, ReportSummary.self, ReportJobs.self,
      ReportRegister.self, ReportList.self, ReportGet.self,
    ])
}
