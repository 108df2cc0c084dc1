import Digests
import Foundation
import TestSupport
import Testing

@testable import Signing

@Suite struct `A sealed paper` {
  private func seal() throws -> (Seal, SealTrust) {
    let seal = try Seal(signer: try TestKeys.make().signer())
    return (seal, SealTrust(keys: [seal.certificate.fingerprint: SealTrust.Key(name: "office")]))
  }

  @Test func `is intact, of level B-B and trusted by its key's fingerprint`() throws {
    let (seal, trust) = try seal()
    let now = Date(timeIntervalSince1970: Date.now.timeIntervalSince1970.rounded(.down))
    let report = try #require(try SealCheck.check(SealedPaper.make(seal, signedAt: now), trust: trust).first)
    #expect(report.isTrusted && report.level == .baselineB && report.signedAt == now, "\(report)")
    #expect(report.signer?.name == "Sở Kế hoạch và Đầu tư")
    #expect(report.signer?.organisation == "Ủy ban nhân dân tỉnh")
    #expect(report.signer?.fingerprint == seal.certificate.fingerprint)
  }

  @Test func `is accepted by pdfsig`() throws {
    let folder = try TestFolder()
    let file = try folder.write(SealedPaper.make(seal().0), "paper.pdf")
    let output = try OtherProgram.run(["pdfsig", "-nocert", file]).output
    #expect(output.contains("Signature is Valid."), "\(output)")
    #expect(output.contains("Total document signed") && output.contains("ETSI.CAdES.detached"), "\(output)")
  }

  @Test func `shows every changed bit outside the signature`() throws {
    let (seal, trust) = try seal()
    let paper = try SealedPaper.make(seal)
    let text = String(decoding: paper, as: UTF8.self)
    let match = try #require(text.firstMatch(of: /\/ByteRange\[0 (\d+) (\d+)/))
    let hole = try #require(Int(match.1))..<(try #require(Int(match.2)))
    var generator = SeededGenerator(seed: 3)
    for round in 0..<500 {
      var changed = paper
      var place = Int.random(in: 0..<paper.count - hole.count, using: &generator)
      if place >= hole.lowerBound { place += hole.count }
      changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      let isFooled = isTrusted(changed, trust)
      #expect(!isFooled, "round \(round), byte \(place)")
    }
  }

  @Test func `shows that something was added`() throws {
    let (seal, trust) = try seal()
    let paper = try SealedPaper.make(seal)
    let isFooled = [paper + Array("\n%% more\n".utf8), Array(paper.dropLast())].map { isTrusted($0, trust) }
    #expect(isFooled == [false, false])
  }

  @Test func `is not trusted without its key on record, and says so`() throws {
    let (seal, _) = try seal()
    let report = try #require(try SealCheck.check(SealedPaper.make(seal)).first)
    #expect(report.isIntact && !report.isTrusted)
    #expect(report.distrust == "the certificate is none of ours, and no authority is trusted here")
  }

  @Test func `is trusted if its certificate is among the anchors`() throws {
    let (seal, _) = try seal()
    let report = try SealCheck.check(
      SealedPaper.make(seal), trust: SealTrust(anchors: [seal.certificate.der])
    ).first
    #expect(report?.isTrusted == true && report?.trust == .anchor("Sở Kế hoạch và Đầu tư"))
    let other = try TestKeys.make(subject: "Người khác").certificate
    let stranger = try SealCheck.check(SealedPaper.make(seal), trust: SealTrust(anchors: [other.der])).first
    #expect(stranger?.isIntact == true && stranger?.isTrusted == false)
    #expect(stranger?.description.contains("not trusted: ") == true)
  }

  @Test func `is not trusted if its certificate is that of a server, though its authority is`() throws {
    let folder = try TestFolder()
    for (purpose, isTrusted) in [
      ("serverAuth,clientAuth", false), ("critical,timeStamping", false),
      ("emailProtection,clientAuth", true),
      ("1.3.6.1.5.5.7.3.36", true),
    ] {
      let path = folder.path("both.pem")
      let made = try OtherProgram.run([
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj",
        "/CN=www", "-addext", "keyUsage=digitalSignature", "-addext", "extendedKeyUsage=\(purpose)",
        "-keyout", path, "-out", path + ".crt",
      ])
      try #require(made.status == 0, "\(made.output)")
      let material = try KeyFile.take(from: path, chain: KeyFile.certificates(at: path + ".crt")) {
        Passphrase("")
      }
      let seal = try Seal(signer: material.signer())
      let report = try SealCheck.check(
        SealedPaper.make(seal, signedAt: .now + 2), trust: SealTrust(anchors: [seal.certificate.der])
      ).first
      #expect(
        report?.isIntact == true && report?.isTrusted == isTrusted, "\(purpose) \(report?.distrust ?? "")")
    }
  }

  @Test func `is not trusted if it was made after its key was retired, or outside its certificate's time`()
    throws
  {
    let (seal, _) = try seal()
    func distrust(retired: Date?, signedAt: Date) throws -> String? {
      try SealCheck.check(
        SealedPaper.make(seal, signedAt: signedAt),
        trust: SealTrust(keys: [seal.certificate.fingerprint: .init(name: "office", retiredAt: retired)])
      ).first?.distrust
    }
    #expect(try distrust(retired: .now, signedAt: .now - 60) == nil)
    let later = SealTrust.Key(name: "office", retiredAt: .now)
    let good = try SealCheck.check(
      SealedPaper.make(seal, signedAt: .now - 60),
      trust: SealTrust(keys: [seal.certificate.fingerprint: later])
    ).first
    #expect(good?.trust == .key(later) && good?.description.contains("our key office") == true)
    #expect(try distrust(retired: .now - 60, signedAt: .now)?.contains("retired") == true)
    #expect(try distrust(retired: nil, signedAt: .now + 86_400 * 31)?.contains("not valid") == true)
    #expect(try distrust(retired: nil, signedAt: .now - 7200)?.contains("not valid") == true)
  }

  @Test func `of another key is told apart though everything else is the same`() throws {
    let (_, trust) = try seal()
    let isFooled = isTrusted(try SealedPaper.make(seal().0), trust)
    #expect(!isFooled)
  }

  @Test func `bears few signatures, and is not gone through for each of thousands`() throws {
    let paper = try SealedPaper.make(seal().0)
    let text = String(decoding: paper, as: UTF8.self)
    let match = try #require(text.firstMatch(of: /(\d+) 0 obj\n?<<\/Type\/Sig\//))
    let form =
      "<</Type/Catalog/AcroForm<</Fields["
      + String(repeating: "<</FT/Sig/V \(match.1) 0 R>>", count: 5000) + "]>>>>"
    let start = try #require(text.matches(of: /startxref\n(\d+)/).last).1
    var bytes = paper + Array("\n".utf8)
    let place = bytes.count
    bytes += Array("90000 0 obj\n\(form)\nendobj\n".utf8)
    let table = bytes.count
    let offset = String(repeating: "0", count: 10 - "\(place)".count) + "\(place)"
    bytes += Array(
      "xref\n90000 1\n\(offset) 00000 n \ntrailer\n<</Size 90001/Root 90000 0 R/Prev \(start)>>\nstartxref\n\(table)\n%%EOF\n"
        .utf8)
    let error = #expect(throws: SigningError.self) { try SealCheck.check(bytes) }
    #expect(error?.message == "the file bears more than 32 signatures")
  }

  @Test func `whose signature is damaged is told of, whatever the damage`() throws {
    let (seal, trust) = try seal()
    let message = try seal.cms(over: SHA256.hash("content"))
    let content = Array("content".utf8)
    #expect(try isSound(SignedMessage(message), content))
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<3000 {
      var bytes = message
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[place] = .random(in: 0...255, using: &generator)
        case 1: bytes[place] = [0, 0x30, 0x31, 0x80, 0xA0, 0xFF][Int.random(in: 0..<6, using: &generator)]
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + 4))
        default: bytes.insert(contentsOf: bytes[max(0, place - 12)..<place], at: place)
        }
        if bytes.isEmpty { break }
      }
      guard let damaged = try? SignedMessage(bytes) else { continue }
      _ = (damaged.signature, damaged.timestamp, damaged.hasSafeDigest, damaged.hasSigningTime)
      _ = try damaged.soundness(over: content)
      _ = try? TimestampToken(
        bytes, answering: TimestampRequest(imprint: SHA256.hash("x")), trust: trust.anchors)
    }
  }

  private func isSound(_ message: SignedMessage, _ content: [UInt8]) throws -> Bool {
    if case .bound = try message.soundness(over: content) { true } else { false }
  }

  @Test func `is a PDF file, or the check says so`() throws {
    let trust = SealTrust()
    #expect(throws: SigningError.self) { try SealCheck.check(Array("no PDF".utf8), trust: trust) }
    #expect(throws: SigningError.self) { try SealCheck.check([], trust: trust) }
  }

  private func isTrusted(_ file: [UInt8], _ trust: SealTrust) -> Bool {
    guard let reports = try? SealCheck.check(file, trust: trust) else { return false }
    return !reports.isEmpty && reports.allSatisfy(\.isTrusted)
  }
}
