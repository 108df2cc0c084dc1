import ArgumentParser

/// `trao attendance …`
struct AttendanceCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "attendance", "Record who comes and goes.",
    verbs: [AttendanceRecordCommand.self, AttendanceImportCommand.self, AttendanceList.self])
}
