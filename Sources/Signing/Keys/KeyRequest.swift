public import Foundation

/// What a new key is to be, and whom it speaks for.
public struct KeyRequest: Sendable {
  /// Whom the certificate names: what is printed in the seal.
  public let subject: String
  public let organisation: String?
  /// ISO 3166-1 alpha-2.
  public let country: String?
  public let algorithm: KeyAlgorithm
  /// The first moment of the certificate; it ends `days` later.
  public let from: Date
  public let days: Int

  /// The days a certificate may be valid for.
  public static let range = 1...3650

  /// - Throws: ``SigningError`` `.invalid`: a name is empty or longer than a certificate takes (64 characters,
  ///   RFC 5280, appendix A.1), or the number of days is not within ``range``.
  public init(
    subject: String, organisation: String? = nil, country: String? = nil, algorithm: KeyAlgorithm = .p256,
    from: Date, days: Int
  ) throws(SigningError) {
    self.subject = try Self.name(subject, "the subject")
    self.organisation = try organisation.map { text throws(SigningError) in
      try Self.name(text, "the organisation")
    }
    if let country {
      guard country.utf8.count == 2, country.utf8.allSatisfy({ (65...90).contains($0) }) else {
        throw SigningError(
          .invalid, "the country is not two capital letters", remedy: "write it as in VN (ISO 3166-1 alpha-2)"
        )
      }
    }
    guard Self.range.contains(days) else {
      throw SigningError(
        .invalid, "\(days) is not a number of days from \(Self.range.lowerBound) to \(Self.range.upperBound)",
        remedy: "give another number of days")
    }
    self.country = country
    self.algorithm = algorithm
    self.from = from
    self.days = days
  }

  private static func name(_ text: String, _ what: String) throws(SigningError) -> String {
    let clean = text.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespaces)
    guard !clean.isEmpty, clean.unicodeScalars.count <= 64,
      !clean.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else {
      throw SigningError(
        .invalid, "\(what) is empty, longer than 64 characters or holds invisible ones",
        remedy: "write the name as it is to stand in the seal")
    }
    return clean
  }
}
