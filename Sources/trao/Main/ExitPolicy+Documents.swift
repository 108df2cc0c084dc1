import Documents
import Reports

extension ExitPolicy {
  /// Errors about papers: what was asked for, how they are configured, and where they go.
  static func failure(for error: DocumentError) -> Failure {
    let (exit, location): (Sysexit, String) =
      switch error {
      case .noSuchConference, .noSuch, .noSuchDocument: (.noInput, "")
      case .nothingDue, .ambiguous, .wrongState, .notAnOriginal, .noSymbol, .noNumberLaw, .badNumberLaw:
        (.badData, "")
      case .wrongSelection, .wrongLanguage: (.usage, "")
      case .noTemplate, .wrongKind, .noRegister, .needlessRegister:
        (.badConfiguration, "documents.templates")
      case .badAddress: (.badConfiguration, "documents.verification_address")
      case .changedBytes, .missingPlate: (.internalError, "the database")
      case .unreadable: (.internalError, "")
      case .cannotWrite(let path, _, let isFull): (isFull ? .inputOutput : .cannotCreate, path)
      }
    if case .cannotWrite(_, let reason, _) = error {
      return Failure(exit, reason, where: location, remedy: error.remedy)
    }
    return Failure(exit, error.message, where: location, remedy: error.remedy)
  }

  /// Errors of a template: each fault with its file and place.
  static func failure(for error: TemplateError) -> Failure {
    let faults = error.problems.map(\.description)
    return Failure(
      .badData, "the template cannot be used", where: place(of: faults.first),
      remedy: "mend the places named and run the command again", faults: faults)
  }

  /// What keeps one paper from being made.
  static func failure(for error: PaperFault) -> Failure {
    Failure(
      .badData, "the paper cannot be made", remedy: "mend what is named, or choose another recipient",
      faults: error.problems.map(\.description))
  }

  /// A name no template has.
  static func failure(for error: NoSuchTemplate) -> Failure {
    Failure(.noInput, error.message, remedy: error.remedy)
  }

  /// Errors about reports that were asked for at a time.
  static func failure(for error: ReportRunError) -> Failure {
    let exit: Sysexit =
      switch error {
      case .noSuchRun: .noInput
      case .notMade: .tryAgain
      case .otherUnderKey: .badData
      }
    return Failure(exit, error.message, remedy: error.remedy)
  }

  /// Errors about what a report was asked.
  static func failure(for error: ReportError) -> Failure {
    let exit: Sysexit =
      switch error {
      case .unknownConference, .unknown: .noInput
      case .notAsked: .usage
      case .unreadable: .internalError
      }
    return Failure(exit, error.message, remedy: error.remedy)
  }
}
