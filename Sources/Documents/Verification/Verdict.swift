/// What is to be thought of a paper.
public enum Verdict: String, Codable, Sendable, CaseIterable {
  /// It was released, and counts.
  case genuine
  /// It says it is one of ours, and is not what was released.
  case changed
  /// It was released, and was taken back.
  case revoked
  /// It was released, and a later document stands in its place.
  case superseded
  /// Nothing that was released answers to it.
  case unknown
}
