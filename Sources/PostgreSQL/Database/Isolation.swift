/// How much of other transactions' work a transaction sees (PostgreSQL's manual, 13.2).
public enum Isolation: String, Sendable {
  case readCommitted = "read committed"
  case repeatableRead = "repeatable read"
  case serializable
}

/// How a transaction begins.
struct TransactionOptions: Sendable {
  var isolation: Isolation
  /// Settings that hold until its end.
  var settings: [String: String] = [:]
  var isReadOnly = false

  var begin: SQL {
    switch (isolation, isReadOnly) {
    case (.readCommitted, false): "begin isolation level read committed"
    case (.readCommitted, true): "begin isolation level read committed read only"
    case (.repeatableRead, false): "begin isolation level repeatable read"
    case (.repeatableRead, true): "begin isolation level repeatable read read only"
    case (.serializable, false): "begin isolation level serializable"
    case (.serializable, true): "begin isolation level serializable read only"
    }
  }
}
