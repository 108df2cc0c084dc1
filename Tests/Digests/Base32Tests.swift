import Digests
import Testing

@Suite struct Base32Tests {
  /// RFC 4648, section 10, without the padding.
  @Test(arguments: [
    ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
    ("foobar", "MZXW6YTBOI"),
  ])
  func agreesWithThePublishedVectors(plain: String, encoded: String) {
    #expect(Base32.encode(plain.utf8) == encoded)
    #expect(Base32.decode(encoded) == Array(plain.utf8))
  }

  @Test(arguments: ["M", "MZX", "MZXW6Y", "MZ", "mzxq", "MZ=Q", "MZ1Q", "MZ Q"])
  func whatItWouldNeverWriteIsRefused(text: String) {
    #expect(Base32.decode(text) == nil)
  }
}

@Suite struct RandomIdentifierTests {
  @Test func itsTextIsTwentySixCharactersForQRCodesAndLeadsBack() {
    let identifier = RandomIdentifier()
    #expect(identifier.text.count == 26)
    #expect(identifier.text.allSatisfy { "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".contains($0) })
    #expect(RandomIdentifier(identifier.text) == identifier)
    #expect(identifier.bytes.count == 16)
  }

  @Test func noTwoAreTheSame() {
    #expect(Set((0..<1000).map { _ in RandomIdentifier() }).count == 1000)
  }

  @Test(arguments: ["", "MZXW6YTBOI", String(repeating: "A", count: 27), String(repeating: "1", count: 26)])
  func whatIsNoIdentifierIsRefused(text: String) {
    #expect(RandomIdentifier(text) == nil)
  }
}
