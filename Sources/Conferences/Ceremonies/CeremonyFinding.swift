/// Something about a ceremony that is not as it should be, and what to do.
public struct CeremonyFinding: Hashable, Sendable {
  /// What the matter is, for programs.
  public enum Matter: String, CaseIterable, Sendable {
    case noGrants = "no-grants"
    case sessionCancelled = "session-cancelled"
    case notInProgramme = "not-in-programme"
    case folderOrder = "folder-order"
    case noPresenter = "no-presenter"
    case noRecipient = "no-recipient"
    case notComing = "not-coming"
    case notAccepted = "not-accepted"
    case noTitle = "no-title"
    case titleEnded = "title-ended"
    case nameMissing = "name-missing"
    case notIssued = "not-issued"
    case issuedAfter = "issued-after"
    case noAmount = "no-amount"
    case copyMissing = "copy-missing"
    case copyUnfinished = "copy-unfinished"
    case copyOutdated = "copy-outdated"
    case formVersion = "form-version"
    case delegationForming = "delegation-forming"
  }

  public let ceremony: String
  /// The place of the grant it is about; nil for the whole ceremony.
  public let position: Int?
  /// The code of the project or instrument; nil for the whole ceremony.
  public let code: String?
  public let matter: Matter
  /// A sentence without a full stop.
  public let message: String
  /// What to do about it.
  public let remedy: String

  /// Whether the ceremony is not ready because of it. The rest is worth knowing.
  public var isBlocking: Bool {
    switch matter {
    case .formVersion, .delegationForming: false
    default: true
    }
  }
}
