extension DatabaseError {
  /// Reads the error fields of a failed result.
  ///
  /// An error that ends the session (FATAL, PANIC), or one that libpq made itself because the link broke, is
  /// a `connection` error.
  init(_ result: borrowing RawResult, text: String?, name: String?) {
    let state = result.field(.sqlState).map(SQLState.init(rawValue:))
    let severity = result.field(.severity)
    let isFatal = severity == "FATAL" || severity == "PANIC"
    let message = result.field(.message) ?? result.message
    self.init(
      state == nil || isFatal ? .connection : .server,
      state?.category == "22" ? Self.withoutQuotedValues(message) : message)
    sqlState = state
    detail = result.field(.detail)
    hint = result.field(.hint)
    constraint = result.field(.constraint)
    table = result.field(.table)
    column = result.field(.column)
    statement = name
    sourceFunction = result.field(.sourceFunction)
    if let text, let character = result.field(.position).flatMap({ Int($0) }) {
      position = Position(character, in: text)
    }
  }

  /// Data exceptions (class 22) quote the value that did not fit: `invalid input syntax for type date: "…"`.
  /// A value may hold quotes itself, so everything between the first and the last one goes.
  static func withoutQuotedValues(_ message: String) -> String {
    guard let first = message.firstIndex(of: "\""), let last = message.lastIndex(of: "\""), first < last
    else {
      return message
    }
    return message[...first] + "…" + message[last...]
  }
}

extension DatabaseError.Position {
  /// Finds the line and column of a character. The server counts code points.
  init(_ character: Int, in text: String) {
    let before = text.unicodeScalars.prefix(max(0, character - 1))
    let lineStart = before.lastIndex(of: "\n").map { before.index(after: $0) } ?? before.startIndex
    self.init(
      character: character,
      line: before.count { $0 == "\n" } + 1,
      column: before[lineStart...].count + 1)
  }
}
