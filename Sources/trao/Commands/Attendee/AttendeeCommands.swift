import ArgumentParser

/// `trao attendee …`
struct AttendeeCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "attendee", "Import, export, list, change, withdraw and replace the guests of a conference.",
    verbs: [
      AttendeeImportCommand.self, AttendeeExportCommand.self, AttendeeList.self, AttendeeShow.self,
      AttendeeAdd.self, AttendeeEdit.self, AttendeeWithdraw.self, AttendeeSubstitute.self,
      AttendeeRestore.self,
      AttendeeGenerate.self,
    ])
}
