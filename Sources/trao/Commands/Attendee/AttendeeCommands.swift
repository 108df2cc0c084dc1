import ArgumentParser

/// `trao attendee …`
struct AttendeeCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "attendee", "Import, export, list and show the guests of a conference.",
    verbs: [
      AttendeeImportCommand.self, AttendeeExportCommand.self, AttendeeList.self, AttendeeShow.self,
      AttendeeGenerate.self,
    ])
}
