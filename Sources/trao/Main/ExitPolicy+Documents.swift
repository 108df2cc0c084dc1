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
    case .wrongSelection, .wrongLanguage: Failure(.usage, what, remedy: remedy)
    case .noTemplate, .wrongKind, .noRegister, .needlessRegister:
      Failure(.badConfiguration, what, where: "documents.templates", remedy: remedy)
    case .noSymbol, .noNumberLaw, .badNumberLaw: Failure(.badData, what, remedy: remedy)
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
    let (what, remedy) = split(error.description)
    return Failure(.noInput, what, remedy: remedy)
  }

  /// Errors about reports that were asked for at a time.
  static func failure(for error: ReportRunError) -> Failure {
    switch error {
    case .noSuchRun(let id):
      Failure(.noInput, "there is no report \(id)", remedy: "`trao report list` shows which there are")
    case .notMade(let id, let dueAt):
      Failure(
        .tryAgain, "report \(id) is not made yet: it is due at \(Wording.time(dueAt))",
        remedy: "a daemon makes it then: see `trao batch list`, `trao doctor`")
    case .otherUnderKey(let key, let recordedAt):
      Failure(
        .badData, "the key \(key) names another report, asked for at \(Wording.time(recordedAt))",
        remedy: "use a key of its own")
    }
  }
}
