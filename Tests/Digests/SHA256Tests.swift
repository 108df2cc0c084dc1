import Digests
import Testing

@Suite struct SHA256Tests {
  /// FIPS 180-4's examples (csrc.nist.gov, SHA256.pdf and the SHA-2 additional vectors).
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrst"
        + "nopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func agreesWithThePublishedVectors(text: String, hex: String) {
    #expect(SHA256.hash(text).hex == hex)
  }

  @Test func agreesWithThePublishedVectorOfAMillionLetters() {
    var hash = SHA256()
    let part = [UInt8](repeating: UInt8(ascii: "a"), count: 1000)
    for _ in 0..<1000 { hash.update(part) }
    #expect(hash.finalize().hex == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func theSameBytesInOtherPiecesGiveTheSameDigest() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    let whole = SHA256.hash(bytes)
    for size in [1, 3, 64, 65, 999] {
      var hash = SHA256()
      for start in stride(from: 0, to: bytes.count, by: size) {
        hash.update(bytes[start..<min(start + size, bytes.count)])
      }
      #expect(hash.finalize() == whole)
    }
  }

  @Test func bytesWithoutContiguousStorageCount() {
    #expect(SHA256.hash("abc".utf8.lazy.map { $0 }) == SHA256.hash("abc"))
  }

  @Test func aSavedStateCanBeContinuedManyTimes() {
    var plate = SHA256()
    plate.update("the constant beginning ")
    for strike in ["one", "two", "three"] {
      var file = plate
      file.update(strike)
      #expect(file.finalize() == SHA256.hash("the constant beginning " + strike))
    }
    #expect(plate.finalize() == SHA256.hash("the constant beginning "))
  }

  @Test func aFinishedStateCanBeContinued() {
    var hash = SHA256()
    hash.update("ab")
    _ = hash.finalize()
    hash.update("c")
    #expect(hash.finalize() == SHA256.hash("abc"))
  }

  @Test func copiesAreContinuedFromManyTasksAtOnce() async {
    var plate = SHA256()
    plate.update("plate")
    let saved = plate
    await withTaskGroup(of: Bool.self) { group in
      for number in 0..<64 {
        group.addTask {
          var file = saved
          file.update("\(number)")
          return file.finalize() == SHA256.hash("plate\(number)")
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}

@Suite struct DigestTests {
  @Test func aDigestComesBackFromItsHexadecimalDigits() {
    let digest = SHA256.hash("abc")
    #expect(Digest(hex: digest.hex) == digest)
    #expect(Digest(hex: digest.hex.uppercased()) == digest)
    #expect(Digest(digest.bytes) == digest)
    #expect(digest.bytes.count == Digest.byteCount)
  }

  @Test(arguments: [
    "", "ba78", String(repeating: "g", count: 64), String(repeating: "é", count: 32),
    String(repeating: "0", count: 66),
  ])
  func whatIsNoDigestIsRefused(text: String) {
    #expect(Digest(hex: text) == nil)
    #expect(Digest([1, 2, 3]) == nil)
  }
}
