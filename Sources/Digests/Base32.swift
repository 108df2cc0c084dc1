/// Base32 of RFC 4648, section 6: upper case, without padding.
///
/// Its alphabet is within the alphanumeric mode of QR codes, and has no 0, 1, 8 or 9 to confuse with letters.
public enum Base32 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  /// The text of `bytes`; 8 characters for each 5 bytes, rounded up.
  public static func encode(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    var buffer = 0
    var bits = 0
    for byte in bytes {
      buffer = buffer << 8 | Int(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        text.append(alphabet[buffer >> bits & 31])
      }
      buffer &= 1 << bits - 1
    }
    if bits > 0 { text.append(alphabet[buffer << (5 - bits) & 31]) }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of `text`; nil where it holds another character, has an impossible length, or has bits set
  /// beyond the last byte (so that each value has one spelling only).
  public static func decode(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = 0
    var bits = 0
    for character in text.utf8 {
      guard let value = alphabet.firstIndex(of: character) else { return nil }
      buffer = buffer << 5 | value
      bits += 5
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(buffer >> bits & 255))
        buffer &= 1 << bits - 1
      }
    }
    return bits < 5 && buffer == 0 ? bytes : nil
  }
}
