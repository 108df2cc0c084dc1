import Conferences
import PostgreSQL

extension ExitPolicy {
  /// Errors of the database layer: whether the server is away, refuses, or does not answer.
  static func failure(for error: DatabaseError) -> Failure {
    switch error.code {
    case .connection: connection(error)
    case .deadline, .poolTimeout:
      Failure(
        .tryAgain, error.message, where: error.statement ?? "the database",
        remedy: "the server is overloaded or hangs: `trao doctor` tells more; then run the command again")
    case .unknownOutcome:
      Failure(
        .tryAgain, error.message, where: "the database",
        remedy: "run the same command again: what has been done already is not done twice")
    case .server: server(error)
    default:
      Failure(
        .internalError, error.description, where: error.statement ?? "the database layer",
        remedy: "this is a fault of the program; please report it with the command")
    }
  }

  /// Errors of migrations.
  static func failure(for error: MigrationError) -> Failure {
    switch error {
    case .database(let error): return failure(for: error)
    case .failed(let title, let cause):
      let reason = failure(for: cause)
      return Failure(
        reason.exit, "the migration \(title) failed and was undone: \(cause.message)", where: reason.location,
        remedy: reason.remedy)
    case .unknown, .changed, .outOfOrder, .ambiguous:
      return Failure(.unavailable, error.message, where: "the database", remedy: error.remedy)
    }
  }

  private static func connection(_ error: DatabaseError) -> Failure {
    let isRefusal = error.sqlState?.rawValue.hasPrefix("28") == true
    return Failure(
      isRefusal ? .notPermitted : .unavailable,
      isRefusal
        ? "the database does not let us in: \(error.message)"
        : "the database cannot be reached: \(error.message)",
      where: "the database",
      remedy: isRefusal
        ? "see the user, the password file (~/.pgpass) and the server's pg_hba.conf"
        : "start it (`trao up` starts a private one), or see --database and TRAO_DATABASE")
  }

  private static func server(_ error: DatabaseError) -> Failure {
    let state = error.sqlState?.rawValue ?? ""
    let place = error.table.map { "table \($0)" } ?? error.statement ?? "the database"
    if let (message, remedy) = BrokenRule.sentence(for: error) {
      return Failure(.badData, message, where: place, remedy: remedy)
    }
    switch state {
    case "42P01", "3F000", "42883", "42703":
      return Failure(
        .unavailable, "the database's schema is missing or of another version: \(error.message)",
        where: place,
        remedy: "run `trao database migrate`")
    case "42501":
      return Failure(
        .notPermitted, error.message, where: place, remedy: "ask the owner of the database for the right")
    case "53100", "58030":
      return Failure(
        .inputOutput, "the database cannot write: \(error.message)", where: place,
        remedy: "make room on the server's disk and run the command again; nothing was changed")
    case "25006":
      return Failure(
        .unavailable, "the database is read-only", where: place,
        remedy: "connect to the primary, with target_session_attrs=read-write")
    default: break
    }
    switch state.prefix(2) {
    case "40", "53", "55", "57":
      return Failure(.tryAgain, error.message, where: place, remedy: "run the command again")
    case "22", "23", "P0":
      let rule = error.constraint.map { " (rule \($0))" } ?? ""
      return Failure(
        .badData, "the database refuses this: \(error.message)\(rule)", where: place,
        remedy: error.hint ?? error.detail ?? "correct the data")
    default:
      return Failure(
        .internalError, error.description, where: place,
        remedy: "this is a fault of the program; please report it with the command")
    }
  }
}
