import Digests
import Foundation
import Testing

@testable import Signing

@Suite struct `A time-stamp` {
  private func server(
    _ responder: TimestampResponder, trusted: Bool = false, deadline: Duration = .seconds(20)
  ) throws -> TimestampServer {
    try TimestampServer(
      url: responder.url, trust: trusted ? KeyFile.certificates(at: responder.certificate) : [],
      deadline: deadline)
  }

  @Test func `lifts a seal to level B-T and tells the time`() throws {
    let responder = try TimestampResponder()
    let seal = try Seal(signer: try TestKeys.make().signer(), timestamps: server(responder, trusted: true))
    let paper = try SealedPaper.make(seal)
    let trust = SealTrust(
      keys: [seal.certificate.fingerprint: SealTrust.Key(name: "office")],
      anchors: try KeyFile.certificates(at: responder.certificate))
    let report = try #require(try SealCheck.check(paper, trust: trust).first)
    #expect(report.isTrusted && report.level == .baselineT, "\(report)")
    let stamp = try #require(report.timestamp)
    #expect(stamp.authority == "Clock of the test" && stamp.distrust == nil)
    #expect(abs(stamp.time.timeIntervalSinceNow) < 120)
    let untrusted = try SealCheck.check(paper, trust: SealTrust(keys: trust.keys)).first
    #expect(untrusted?.timestamp?.distrust != nil && untrusted?.isTrusted == true)
  }

  @Test func `that does not come fails the seal, for another attempt`() throws {
    let responder = try TimestampResponder(.silent)
    let seal = try Seal(
      signer: try TestKeys.make().signer(), timestamps: server(responder, deadline: .seconds(1)))
    let error = #expect(throws: SigningError.self) { try seal.cms(over: SHA256.hash("paper")) }
    #expect(error?.code == .timestamp && error?.isTemporary == true)
  }

  @Test func `server that does not answer is left alone for a while`() {
    let outage = Outage()
    let error = SigningError(.timestamp, "the time-stamp server does not answer", remedy: "wait")
    let start = ContinuousClock.now
    #expect(outage.reason(now: start) == nil)
    outage.begin(error, for: .seconds(10), now: start)
    #expect(outage.reason(now: start + .seconds(9))?.message == error.message)
    #expect(outage.reason(now: start + .seconds(10)) == nil)
    #expect(outage.reason(now: start) == nil)
  }

  @Test func `of a server that is not there fails the seal`() throws {
    let url = try #require(URL(string: "http://127.0.0.1:1/tsa"))
    let seal = try Seal(signer: try TestKeys.make().signer(), timestamps: TimestampServer(url: url))
    #expect(throws: SigningError.self) { try seal.cms(over: SHA256.hash("paper")) }
  }

  @Test(arguments: [TimestampResponder.Manner.stale, .refusing, .rubbish])
  func `is refused if it answers another question, or none`(manner: TimestampResponder.Manner) throws {
    let responder = try TimestampResponder(manner)
    let server = try server(responder)
    if manner == .stale { _ = try server.token(over: SHA256.hash("first")) }
    let error = #expect(throws: SigningError.self) { try server.token(over: SHA256.hash("second")) }
    #expect(error?.code == .timestamp, "\(error.map(\.description) ?? "")")
  }

  @Test func `is refused from a certificate that is not for time-stamps, or is not trusted`() throws {
    let responder = try TimestampResponder()
    let other = try TestKeys.make().certificate
    let server = try TimestampServer(url: responder.url, trust: [other.der])
    let error = #expect(throws: SigningError.self) { try server.token(over: SHA256.hash("paper")) }
    #expect(error?.message.contains("not trusted") == true, "\(error.map(\.description) ?? "")")
  }

  @Test func `is asked for at a web address only`() throws {
    for text in ["ftp://tsa.example/", "tsa.example", "http://"] {
      let url = try #require(URL(string: text))
      let error = #expect(throws: SigningError.self) { try TimestampServer(url: url) }
      #expect(error?.code == .invalid)
    }
  }
}
