/// An error of the database layer.
///
/// Its ``description`` holds no parameter and no stored value, so that it may be logged; ``detail`` may hold
/// some.
public struct DatabaseError: Error, Hashable, Sendable {
  /// What kind of error. A struct over a private enum, so that a new code never breaks a `switch` elsewhere.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    private enum Base: String {
      case connection, deadline, decoding, misuse, poolClosed, poolTimeout, server, unknownOutcome
    }
    private let base: Base
    private init(_ base: Base) { self.base = base }

    /// No server could be reached, or the link to it broke. A transaction that fails so has been rolled back;
    /// a write outside one may have happened.
    public static let connection = Code(.connection)
    /// The server did not answer in time, and the link was given up. A transaction that fails so is rolled
    /// back; a write outside one may have happened, or may happen yet.
    public static let deadline = Code(.deadline)
    /// A value could not be read as the Swift type asked for.
    public static let decoding = Code(.decoding)
    /// The caller broke a rule of this layer.
    public static let misuse = Code(.misuse)
    /// The pool was closed.
    public static let poolClosed = Code(.poolClosed)
    /// No connection of the pool came free in time.
    public static let poolTimeout = Code(.poolTimeout)
    /// The server refused the statement; ``DatabaseError/sqlState`` says why.
    public static let server = Code(.server)
    /// Whether a transaction was committed is not known: the answer to COMMIT was lost, or came without the
    /// standby's. Look for what it wrote before doing it again.
    public static let unknownOutcome = Code(.unknownOutcome)

    public var description: String { base.rawValue }
  }

  /// A place in the statement's text.
  public struct Position: Hashable, Sendable {
    /// Counted in characters from 1, as the server does.
    public let character: Int
    /// Line from 1.
    public let line: Int
    /// Character of the line from 1.
    public let column: Int
  }

  public let code: Code
  /// The server's or libpq's words, or ours; never a value.
  public let message: String
  public internal(set) var sqlState: SQLState?
  /// The server's second sentence. It may quote stored or given values: show it to the user who gave them, do
  /// not log it.
  public internal(set) var detail: String?
  public internal(set) var hint: String?
  public internal(set) var constraint: String?
  public internal(set) var table: String?
  public internal(set) var column: String?
  public internal(set) var position: Position?
  /// The name of the ``Statement``, or of the migration.
  public internal(set) var statement: String?
  /// The function of the server that raised it.
  var sourceFunction: String?
  /// Whether an unknown outcome may be asked for again: the answer was lost. A commit that did not wait for
  /// its standby is no such case, for the server that is asked has it.
  var answerWasLost = false

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  static func decoding(_ message: String) -> DatabaseError { DatabaseError(.decoding, message) }
  static func misuse(_ message: String) -> DatabaseError { DatabaseError(.misuse, message) }

  /// The same error under another code.
  func recoded(_ code: Code, _ prefix: String) -> DatabaseError {
    var error = DatabaseError(code, prefix + message)
    error.sqlState = sqlState
    error.detail = detail
    error.hint = hint
    error.statement = statement
    return error
  }
}

extension DatabaseError: CustomStringConvertible {
  /// One line for people: what, where, remedy.
  public var description: String {
    var text = statement.map { "\($0): " } ?? ""
    text += message
    if let position { text += " at line \(position.line), column \(position.column)" }
    var facts: [String] = []
    if let sqlState { facts.append("SQLSTATE \(sqlState)") }
    if let table { facts.append("table \(table)") }
    if let column { facts.append("column \(column)") }
    if let constraint { facts.append("constraint \(constraint)") }
    if !facts.isEmpty { text += " (\(facts.joined(separator: ", ")))" }
    if let hint { text += "; \(hint)" }
    return text
  }
}
