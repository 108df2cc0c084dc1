public import Foundation

/// A place in the order of precedence that somebody gave by hand.
public struct LockedPlace: Hashable, Sendable {
  /// From 1; lower comes first.
  public var position: Int
  public var reason: String
  /// Who gave it, and when; nil in a file that does not say.
  public var by: String?
  public var at: Date?
}
