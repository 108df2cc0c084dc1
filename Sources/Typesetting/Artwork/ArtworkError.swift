/// One thing that is wrong with a picture, and where.
public struct ArtworkProblem: Hashable, Sendable {
  /// Counted from 1.
  public let line: Int
  /// In characters, counted from 1.
  public let column: Int
  /// What is wrong and what to do.
  public let message: String
}

/// Everything that is wrong with a picture.
public struct ArtworkError: Error, Hashable, Sendable {
  /// In the order of the file; not empty.
  public let problems: [ArtworkProblem]
}
