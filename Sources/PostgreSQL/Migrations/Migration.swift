import Digests

/// One numbered step of the schema. Steps are only ever added; one that has been released is never changed.
public struct Migration: Hashable, Sendable {
  /// From 1, in the order of application.
  public let number: Int
  /// What it is about, such as `conferences`.
  public let name: String
  /// Its SQL, which runs in one transaction with the record of itself.
  public let text: String
  /// The SHA-256 of ``text``, as hexadecimal digits.
  public let checksum: String

  public init(number: Int, name: String, text: String) {
    self.number = number
    self.name = name
    self.text = text
    checksum = SHA256.hash(text).hex
  }

  /// Takes a file named `NNNN_name.sql`; nil for any other name.
  ///
  /// - Parameters:
  ///   - file: The file's name or path.
  ///   - text: Its content.
  public init?(file: String, text: String) {
    guard let fileName = file.split(separator: "/").last, fileName.hasSuffix(".sql") else { return nil }
    let parts = fileName.dropLast(4).split(separator: "_", maxSplits: 1)
    guard parts.count == 2, let number = Int(parts[0]), number > 0 else { return nil }
    self.init(number: number, name: String(parts[1]), text: text)
  }

  /// What errors and people call it: `0002_conferences`.
  public var title: String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "_" + name
  }
}
