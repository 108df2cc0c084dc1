/// 128 random bits from the system's cryptographic generator: an identifier that cannot be guessed.
public struct RandomIdentifier: Hashable, Sendable, CustomStringConvertible {
  /// The length of an identifier in bytes.
  public static let byteCount = 16

  /// The 16 bytes.
  public let bytes: [UInt8]

  /// The identifier as 26 characters of ``Base32``.
  public var text: String { Base32.encode(bytes) }

  public var description: String { text }

  /// Draws a new identifier. On Linux the bits come from getrandom(2).
  public init() {
    var generator = SystemRandomNumberGenerator()
    self.init(using: &generator)
  }

  /// Draws an identifier from `generator`, for tests and sample data that must come out the same each time.
  public init(using generator: inout some RandomNumberGenerator) {
    bytes = (0..<Self.byteCount).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// Reads an identifier as ``text`` writes it; nil for anything else.
  public init?(_ text: String) {
    guard let bytes = Base32.decode(text), bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }
}
