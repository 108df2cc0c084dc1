public import Foundation

/// What became of one who turned out to be another.
public struct MergeReport: Hashable, Sendable {
  /// What moved, without names: the record outlives their erasure.
  public struct Moved: Hashable, Codable, Sendable {
    /// Forms of the name that the kept one has now.
    public let names: Int
    /// Languages in which the form of address was taken over.
    public let honorifics: [String]?
    /// How many offices moved.
    public let appointments: Int?
    /// `conference/external-id` of the participations that moved.
    public let participations: [String]
    /// Of those that went, because the kept one takes part already.
    public let participationsGone: [String]
    /// Kinds of other records that refer to the kept one now, and how many.
    public let references: [String: Int]
  }

  /// How commands name who is kept, and who was merged.
  public let kept: String
  public let merged: String
  public let moved: Moved
  public let at: Date
  public let by: String
  /// False where they had been merged before.
  public let isNew: Bool
}
