/// Why the schema could not be brought up to date. Nothing was changed by the step it names.
public enum MigrationError: Error, Hashable, Sendable {
  /// The database has a step that this program does not know: it was made by a newer one.
  case unknown(title: String)
  /// A step was changed after it had been applied.
  case changed(title: String)
  /// A step that was never applied lies below one that was.
  case outOfOrder(title: String, applied: String)
  /// Two steps have the same number.
  case ambiguous(number: Int)
  /// The step's SQL was refused.
  case failed(title: String, DatabaseError)
  /// The database could not be asked.
  case database(DatabaseError)
}

extension MigrationError: CustomStringConvertible {
  /// What is the matter, as a sentence without a full stop.
  public var message: String { parts.message }

  /// What to do about it; empty where the database's own error tells more.
  public var remedy: String { parts.remedy }

  /// What, where, and what to do about it.
  public var description: String { remedy.isEmpty ? message : "\(message); \(remedy)" }

  private var parts: (message: String, remedy: String) {
    switch self {
    case .unknown(let title):
      (
        "the database has the migration \(title), which this program does not know",
        "use a program at least as new as the one that made it"
      )
    case .changed(let title):
      (
        "the migration \(title) is not the one that was applied to the database",
        "put the released text back, and make the change a new migration"
      )
    case .outOfOrder(let title, let applied):
      (
        "the migration \(title) was never applied, but \(applied) behind it was",
        "give it the next free number"
      )
    case .ambiguous(let number):
      ("two migrations have the number \(number)", "give the newer one the next free number")
    case .failed(let title, let error): ("the migration \(title) failed and was undone: \(error)", "")
    case .database(let error): ("the migrations could not be looked up: \(error)", "")
    }
  }
}
