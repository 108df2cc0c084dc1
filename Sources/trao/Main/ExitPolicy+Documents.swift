import Documents

extension ExitPolicy {
  /// Errors about papers: what was asked for, how they are configured, and where they go.
  static func failure(for error: DocumentError) -> Failure {
    let (what, remedy) = split(error.description)
    return switch error {
    case .noSuchConference, .noSuch:
      Failure(.noInput, what, remedy: remedy.isEmpty ? "the list commands show what there is" : remedy)
    case .noSuchDocument: Failure(.noInput, what, remedy: "`trao document list` shows which there are")
    case .ambiguous, .wrongState, .notAnOriginal: Failure(.badData, what, remedy: remedy)
    case .wrongSelection: Failure(.usage, what, remedy: remedy)
    case .noTemplate, .wrongKind, .noRegister, .needlessRegister:
      Failure(.badConfiguration, what, where: "documents.templates", remedy: remedy)
    case .noSymbol: Failure(.badData, what, remedy: remedy)
    case .badAddress:
      Failure(
        .badConfiguration, error.description, where: "documents.verification_address",
        remedy: "use an address of letters, digits and - . / : only")
    case .changedBytes, .missingPlate:
      Failure(
        .internalError, error.description, where: "the database",
        remedy: "stored bytes are damaged: restore the database from a backup, and find out who changed it")
    case .unreadable:
      Failure(.internalError, error.description, remedy: "use the version of the program that wrote it")
    case .cannotWrite(let path, let reason, let isFull):
      Failure(
        isFull ? .inputOutput : .cannotCreate, reason, where: path,
        remedy: isFull ? "make room and run the command again" : "see that the folder can be made and written"
      )
    }
  }
}
