/// What one examination of the doctor came to.
public struct Finding: Sendable, Encodable {
  public enum State: String, Sendable, Encodable {
    case ok
    /// Something to know; nothing is broken.
    case note
    /// Something is broken, or will be soon.
    case problem
  }

  /// What was examined: `database`, `schema`, `daemons`.
  public let check: String
  public let state: State
  /// What was found.
  public let message: String
  /// What to do about it; empty where nothing is to be done.
  public let remedy: String

  public init(_ check: String, _ state: State, _ message: String, remedy: String = "") {
    self.check = check
    self.state = state
    self.message = message
    self.remedy = remedy
  }
}
