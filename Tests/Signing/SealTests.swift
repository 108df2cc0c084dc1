import Digests
import Foundation
import TestSupport
import Testing

@testable import Signing

struct SealTests {
  @Test(arguments: KeyAlgorithm.allCases)
  func `a seal fits the room kept for it, and openssl finds it sound`(algorithm: KeyAlgorithm) throws {
    let material = try TestKeys.make(algorithm)
    let seal = try Seal(signer: try material.signer())
    let content = Array("a paper".utf8)
    let cms = try seal.cms(over: SHA256.hash(content))
    #expect(cms.count <= seal.reservedBytes)
    #expect(seal.reservedBytes - cms.count < 8)
    let folder = try TestFolder()
    let file = try folder.write(cms, "seal.der")
    let answer = try OtherProgram.run([
      "openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", file, "-content",
      try folder.write(content, "content"), "-CAfile",
      try folder.write(PEM.text(PEMLabel.certificate, material.certificate.der), "ca.pem"), "-purpose", "any",
      "-partial_chain",
    ])
    #expect(answer.status == 0, "\(answer.output)")
  }
}
