import Foundation
import TestSupport
import Testing

@testable import Signing

@Suite struct `A key file` {
  private let folder: TestFolder
  private let passphrase = Passphrase("cấp và trao")

  init() throws { folder = try TestFolder() }

  private func written(_ material: KeyMaterial) throws -> String {
    let path = folder.path("seal.pem")
    try KeyFile.write(material, to: path, passphrase: passphrase)
    return path
  }

  private func code(_ body: () throws -> Void) -> SigningError.Code? {
    #expect(throws: SigningError.self, performing: body)?.code
  }

  @Test(arguments: [KeyAlgorithm.p256, .rsa2048])
  func `opens with its passphrase, for its owner only`(algorithm: KeyAlgorithm) throws {
    let material = try TestKeys.make(algorithm)
    let path = try written(material)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    let signer = try KeyFile.open(path, passphrase: passphrase)
    #expect(signer.certificate == material.certificate)
    #expect(
      try OtherProgram.run(["openssl", "pkey", "-in", path, "-passin", "pass:cấp và trao", "-noout"]).status
        == 0)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.hasPrefix("-----BEGIN ENCRYPTED PRIVATE KEY-----"))
  }

  @Test func `stays shut with another passphrase, and the error does not repeat it`() throws {
    let path = try written(TestKeys.make())
    let error = #expect(throws: SigningError.self) {
      try KeyFile.open(path, passphrase: Passphrase("open sesame"))
    }
    #expect(error?.code == .wrongPassphrase)
    #expect(error?.description.contains("sesame") == false)
    #expect(!"\(Passphrase("open sesame"))".contains("sesame"))
  }

  @Test func `is not used while others may read it`() throws {
    let path = try written(TestKeys.make())
    for mode in [0o644, 0o604, 0o620, 0o666] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
      #expect(
        code { _ = try KeyFile.open(path, passphrase: passphrase) } == .exposed, "\(String(mode, radix: 8))")
    }
  }

  @Test func `is never written over`() throws {
    let material = try TestKeys.make()
    let path = try written(material)
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(code { try KeyFile.write(material, to: path, passphrase: passphrase) } == .cannotWrite)
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test func `without encryption is not used, but taken in`() throws {
    let path = try authority(depth: 1).path
    #expect(code { _ = try KeyFile.open(path, passphrase: passphrase) } == .unsupported)
    let material = try KeyFile.take(from: path) { () throws(SigningError) in
      throw SigningError(.library, "asked", remedy: "")
    }
    #expect(material.certificate.name == "Signer")
  }

  @Test func `of PKCS 12 is taken in with its chain in order`() throws {
    let source = try authority(depth: 3).path
    let file = folder.path("signer.p12")
    let made = try OtherProgram.run([
      "openssl", "pkcs12", "-export", "-in", source, "-out", file, "-passout", "pass:geheim",
    ])
    #expect(made.status == 0, "\(made.output)")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    let material = try KeyFile.take(from: file) { Passphrase("geheim") }
    let names = try material.certificate.chain.map { try X509Certificate(der: $0).subjectEntry(13) }
    #expect(names == ["CA 3", "CA 2", "CA 1"])
    #expect(code { _ = try KeyFile.take(from: file) { Passphrase("falsch") } } == .wrongPassphrase)
    let seal = try Seal(signer: try material.signer())
    let root = try #require(material.certificate.chain.last)
    let report = try SealCheck.check(SealedPaper.make(seal), trust: SealTrust(anchors: [root])).first
    #expect(
      report?.isTrusted == true && report?.trust == .anchor("CA 1"), "\(report.map(\.description) ?? "")")
  }

  @Test func `is taken in with the certificate that an authority issued for it later`() throws {
    let material = try TestKeys.make()
    let request = try KeyRequest(subject: "Văn phòng", from: .now, days: 9)
    _ = try folder.write(KeyMaker.certificateRequest(for: material, request), "office.csr")
    _ = try authority(depth: 1)
    let made = try OtherProgram.run([
      "openssl", "x509", "-req", "-days", "9", "-in", folder.path("office.csr"), "-CA",
      folder.path("level1.crt"), "-CAkey", folder.path("level1.key"), "-CAcreateserial", "-out",
      folder.path("issued.crt"),
    ])
    #expect(made.status == 0, "\(made.output)")
    let path = folder.path("office.pem")
    try KeyFile.write(material, to: path, passphrase: passphrase)
    let issued = try KeyFile.certificates(at: folder.path("issued.crt"))
    let taken = try KeyFile.take(from: path, chain: issued) { passphrase }
    #expect(taken.certificate.der == issued.first && material.certificate.der != issued.first)
  }

  @Test func `with a chain that is too long is refused before anything is sealed`() throws {
    let path = try authority(depth: 8).path
    #expect(code { _ = try KeyFile.take(from: path) { Passphrase("") } } == .chainTooLong)
  }

  @Test func `with the certificate of another key is refused`() throws {
    let mine = try authority(depth: 1)
    let other = try TestKeys.make().certificate
    let mixed = try folder.write(
      try String(contentsOfFile: mine.key, encoding: .utf8)
        + String(decoding: PEM.text(PEMLabel.certificate, other.der), as: UTF8.self), "mixed.pem")
    #expect(code { _ = try KeyFile.take(from: mixed) { Passphrase("") } } == .mismatch)
  }

  @Test func `whose certificate is not for signing is refused`() throws {
    let path = try authority(depth: 1, usage: "keyEncipherment").path
    #expect(code { _ = try KeyFile.take(from: path) { Passphrase("") } } == .wrongUse)
  }

  @Test func `has a name that can be seen, on one line`() throws {
    let certificate = try TestKeys.make(subject: "\u{202E}Sở\u{2028}Kế\u{200B} hoạch\u{2066}").certificate
    #expect(certificate.name == "Sở Kế hoạch")
    let unseen = try TestKeys.make(subject: "\u{200B}\u{2060}").certificate
    #expect(unseen.name == "Ủy ban nhân dân tỉnh")
  }

  @Test func `of a kind that papers are not sealed with is refused`() throws {
    let path = folder.path("ed.pem")
    let certificate = folder.path("ed.crt")
    let made = try OtherProgram.run([
      "openssl", "req", "-x509", "-newkey", "ed25519", "-nodes", "-subj", "/CN=Ed", "-keyout", path, "-out",
      certificate,
    ])
    #expect(made.status == 0, "\(made.output)")
    #expect(
      code {
        _ = try KeyFile.take(from: path, chain: KeyFile.certificates(at: certificate)) { Passphrase("") }
      }
        == .unsupported)
  }

  @Test func `of rubbish is refused`() throws {
    for bytes in [[], [0x30], [0x30, 0x82], Array("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END".utf8)]
      as [[UInt8]]
    {
      let path = try folder.write(bytes, "rubbish")
      let code = code { _ = try KeyFile.take(from: path) { Passphrase("x") } }
      #expect(code == .unreadable || code == .mismatch)
    }
    #expect(code { _ = try KeyFile.take(from: folder.path("none")) { Passphrase("x") } } == .noSuchFile)
  }

  @Test func `does not serve before or after its certificate's time`() throws {
    let certificate = try TestKeys.make(from: .now, days: 1).certificate
    try certificate.checkValidity(at: .now + 60)
    #expect(code { try certificate.checkValidity(at: .now - 60) } == .notYetValid)
    #expect(code { try certificate.checkValidity(at: .now + 86_500) } == .expired)
  }

  @Test func `makes a request that an authority can read`() throws {
    let request = try KeyRequest(
      subject: "Văn phòng UBND", organisation: "Tỉnh Quảng Ninh", country: "VN", from: .now, days: 10)
    let pem = try KeyMaker.certificateRequest(for: KeyMaker.make(request), request)
    let file = try folder.write(pem, "request.csr")
    let answer = try OtherProgram.run([
      "openssl", "req", "-in", file, "-noout", "-verify", "-text", "-nameopt", "utf8,sep_comma_plus",
    ])
    #expect(answer.status == 0 && answer.output.contains("Văn phòng UBND"), "\(answer.output)")
    #expect(answer.output.contains("Digital Signature, Non Repudiation"))
  }

  @Test func `is made only for names and days that a certificate takes`() {
    for (subject, country, days) in [
      ("", "VN", 1), ("a\nb", "VN", 1), (String(repeating: "x", count: 65), "VN", 1),
    ]
      + [("a", "Vn", 1), ("a", "VNM", 1), ("a", "VN", 0), ("a", "VN", 3651)]
    {
      #expect(
        code { _ = try KeyRequest(subject: subject, country: country, from: .now, days: days) } == .invalid,
        "\(subject) \(country) \(days)")
    }
  }

  /// A key whose certificate has so many above it; `path` is the file with everything, in no good order.
  private func authority(
    depth: Int, usage: String = "digitalSignature"
  ) throws -> (path: String, key: String) {
    var issuer: String?
    var certificates: [String] = []
    for level in 1...depth + 1 {
      let isLeaf = level == depth + 1
      let name = isLeaf ? "Signer" : "CA \(level)"
      let base = folder.path("level\(level)")
      let extensions =
        isLeaf
        ? ["basicConstraints=critical,CA:FALSE", "keyUsage=critical,\(usage)"]
        : ["basicConstraints=critical,CA:TRUE", "keyUsage=critical,keyCertSign"]
      var arguments = [
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days",
        "2",
        "-subj", "/CN=\(name)", "-keyout", base + ".key", "-out", base + ".crt",
      ]
      for text in extensions { arguments += ["-addext", text] }
      if let issuer { arguments += ["-CA", issuer + ".crt", "-CAkey", issuer + ".key"] }
      let made = try OtherProgram.run(arguments)
      guard made.status == 0 else { throw TimestampResponder.Failed(what: made.output) }
      certificates.insert(try String(contentsOfFile: base + ".crt", encoding: .utf8), at: 0)
      issuer = base
    }
    let key = folder.path("level\(depth + 1).key")
    let own = certificates.removeFirst()
    let text =
      certificates.reversed().joined() + (try String(contentsOfFile: key, encoding: .utf8)) + own
    return (try folder.write(text, "everything.pem"), key)
  }
}
