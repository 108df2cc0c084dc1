/// SQL text with a name, held apart from code: the build makes one for each query of the `sql/` folder.
public struct Statement: Hashable, Sendable {
  /// What errors call it, such as `JobQueue.claimJobs`.
  public let name: String
  /// The SQL, with `$1`, `$2`, … for parameters.
  public let text: String

  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}
