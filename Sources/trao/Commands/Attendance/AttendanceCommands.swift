import ArgumentParser

/// `trao attendance …`
struct AttendanceCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "attendance", "Record who comes and goes, and see who is there.",
    verbs: [
      AttendanceRecordCommand.self, AttendanceImportCommand.self, AttendanceList.self, AttendanceInside.self,
      AttendancePresence.self, AttendanceAnnul.self,
    ])
}
