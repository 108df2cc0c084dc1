/// The pages on which a plate's artwork is drawn by itself.
public enum ArtworkPages: Hashable, Sendable {
  case first
  case all
  /// Only where a drawing places it.
  case none
}
