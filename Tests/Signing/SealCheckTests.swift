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
    let output = try Tool.run("pdfsig", "-nocert", file).output
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
