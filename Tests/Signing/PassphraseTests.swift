import Foundation
import Testing

@testable import Signing

@Suite struct `A passphrase` {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private func code(_ source: PassphraseSource) -> SigningError.Code? {
    #expect(throws: SigningError.self) { try source.read() }?.code
  }

  @Test func `is the first line of a private file, without its end`() throws {
    let path = try folder.write("cấp và trao\r\n", "passphrase")
    let text = try PassphraseSource.file(path).read().withBytes { String(cString: $0) }
    #expect(text == "cấp và trao")
  }

  @Test func `is not read from a file that others may read`() throws {
    let path = try folder.write("secret", "passphrase", mode: 0o644)
    #expect(code(.file(path)) == .exposed)
  }

  @Test func `is neither empty nor a wrong file`() throws {
    #expect(code(.file(try folder.write("\n", "empty"))) == .wrongPassphrase)
    #expect(code(.file(try folder.write(String(repeating: "x", count: 5000), "long"))) == .wrongPassphrase)
    #expect(code(.file(folder.path("none"))) == .noSuchFile)
    #expect(code(.file(folder.url.path)) == .noSuchFile)
  }

  @Test func `is a credential of systemd if its name has no slash`() {
    #expect(PassphraseSource.named("trao.passphrase") == .credential("trao.passphrase"))
    #expect(PassphraseSource.named("/etc/trao/passphrase") == .file("/etc/trao/passphrase"))
    #expect(PassphraseSource.named("./passphrase") == .file("./passphrase"))
  }

  @Test func `is not asked for where there is no terminal`() {
    #expect(code(.terminal(prompt: "Passphrase", confirmed: false)) == .wrongPassphrase)
  }
}
