public import Foundation

/// A key on record: whom it speaks for and where it is kept.
public struct SigningKey: Sendable {
  /// Where a private key lies.
  public enum Keeping: String, Sendable, Codable {
    case file, pkcs11
  }

  public let id: Int
  /// The key's name in configuration, commands and file names.
  public let name: String
  public let certificate: SigningCertificate
  public let keptIn: Keeping
  /// Since when nothing is sealed with it any more.
  public let retiredAt: Date?
  public let retiredReason: String?
  public let createdAt: Date
  public let createdBy: String

  /// - Throws: ``SigningError`` `.retired`, `.notYetValid`, `.expired`.
  public func checkUsable(at time: Date) throws(SigningError) {
    if let retiredAt {
      throw SigningError(
        .retired,
        "the key \(name) was retired on \(retiredAt.ISO8601Format())\(retiredReason.map { ": \($0)" } ?? "")",
        remedy: "make or import a new key (trao key new, trao key import) and name it in signing.key")
    }
    try certificate.checkValidity(at: time)
  }
}
