import ArgumentParser

/// `trao attendee …`
struct AttendeeCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "attendee", "The guests of a conference: import, list, change, withdraw, replace.",
    verbs: [
      AttendeeImportCommand.self, AttendeeList.self, AttendeeShow.self, AttendeeAdd.self, AttendeeEdit.self,
      AttendeeWithdraw.self, AttendeeSubstitute.self, AttendeeRestore.self, AttendeeGenerate.self,
    ])
}
