public import Graphics

/// Where and how a document will be signed (ISO 32000-1, 12.8; ETSI EN 319 142-1: PAdES baseline).
public struct SealSpace: Hashable, Sendable {
  /// The most bytes a signature can have: those of the longest string that PDF/A allows (ISO 19005-2, 6.1.13).
  public static let mostBytes = 32_767

  /// How many bytes the signature (CMS in DER) may have at most; 1 to ``mostBytes``. The file keeps twice as
  /// many free.
  public var reservedBytes: Int
  /// The time of signing: `2023-10-25T09:00:00+07:00` (RFC 3339 with offset, whole seconds).
  public var signedAt: String
  /// Who signs.
  public var signer: String?
  public var reason: String?
  public var location: String?
  /// What readers show as the signature's place, from the page's top left corner; nil for none. Nothing is
  /// drawn in it: the words of a seal are content of the page like others.
  public var frame: Rectangle?
  /// The page of the frame; 0 is the first.
  public var page: Int
  /// What people hear who cannot see the page.
  public var alternative: String
  /// The alternative's language (BCP 47); nil for the document's.
  public var language: String?

  public init(
    reservedBytes: Int, signedAt: String, signer: String? = nil, reason: String? = nil,
    location: String? = nil, frame: Rectangle? = nil, page: Int = 0, alternative: String,
    language: String? = nil
  ) {
    self.reservedBytes = reservedBytes
    self.signedAt = signedAt
    self.signer = signer
    self.reason = reason
    self.location = location
    self.frame = frame
    self.page = page
    self.alternative = alternative
    self.language = language
  }
}
