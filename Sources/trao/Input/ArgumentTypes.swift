public import ArgumentParser
public import Backend
public import Conferences
public import Documents
public import JobQueue
public import Signing

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

extension AttendeeOrder: ExpressibleByArgument {}
extension Conferences.Language: ExpressibleByArgument {}
extension DelegationSide: ExpressibleByArgument {}
extension DocumentKind: ExpressibleByArgument {}
extension KeyAlgorithm: ExpressibleByArgument {}
extension PaperLanguage: ExpressibleByArgument {}
extension DocumentState: ExpressibleByArgument {}
extension JobState: ExpressibleByArgument {}
extension LogFormat: ExpressibleByArgument {}
extension LogLevel: ExpressibleByArgument {}
extension ParticipationState: ExpressibleByArgument {}
extension Role: ExpressibleByArgument {}
extension SeatingForm: ExpressibleByArgument {}
extension Substitution.Channel: ExpressibleByArgument {}
extension ReportFormat: ExpressibleByArgument {}
