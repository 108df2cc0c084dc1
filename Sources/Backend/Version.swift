/// The version of the program, in its one place.
public enum Version {
  /// Semantic version.
  public static let current = "0.1.0"
}
