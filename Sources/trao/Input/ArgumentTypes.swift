public import ArgumentParser
public import Backend
public import Conferences
public import Documents
public import JobQueue
public import Signing
public import Spreadsheets

// What the modules' own types look like on the command line.

extension JobID: ExpressibleByArgument {
  public init?(argument: String) {
    guard let number = Int(argument), number > 0 else { return nil }
    self.init(rawValue: number)
  }
}

extension BatchID: ExpressibleByArgument {
  public init?(argument: String) {
    guard let number = Int(argument), number > 0 else { return nil }
    self.init(rawValue: number)
  }
}

extension Answer: ExpressibleByArgument {}
extension AnswerChannel: ExpressibleByArgument {}
extension AttendeeOrder: ExpressibleByArgument {}
extension ConferenceState: ExpressibleByArgument {}
extension Conferences.Language: ExpressibleByArgument {}
extension DelegationSide: ExpressibleByArgument {}
extension DeliveryChannel: ExpressibleByArgument {}
extension DeliveryOutcome: ExpressibleByArgument {}
extension DocumentKind: ExpressibleByArgument {}
extension DocumentState: ExpressibleByArgument {}
extension InstrumentKind: ExpressibleByArgument {}
extension InvitationStatus.Stage: ExpressibleByArgument {}
extension JobState: ExpressibleByArgument {}
extension KeyAlgorithm: ExpressibleByArgument {}
extension LogFormat: ExpressibleByArgument {}
extension LogLevel: ExpressibleByArgument {}
extension NameForm.Kind: ExpressibleByArgument {}
extension NameForm.Order: ExpressibleByArgument {}
extension NumberingPolicy: ExpressibleByArgument {}
extension OrganisationKind: ExpressibleByArgument {}
extension PaperLanguage: ExpressibleByArgument {}
extension ParticipationState: ExpressibleByArgument {}
extension PersonListOrder: ExpressibleByArgument {}
extension ProgrammeItemKind: ExpressibleByArgument {}
extension ReportFormat: ExpressibleByArgument {}
extension Role: ExpressibleByArgument {}
extension SeatingForm: ExpressibleByArgument {}
extension Separator: ExpressibleByArgument {}
extension SessionKind: ExpressibleByArgument {}
extension Substitution.Channel: ExpressibleByArgument {}
extension TextEncoding: ExpressibleByArgument {}
