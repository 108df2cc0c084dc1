import Testing

@testable import PDF

@Suite struct BrokenFilesTests {
  private static let unsigned = Result { try StatePaper.unsigned() }
  private static let sealed = Result { try StatePaper.sealed() }

  @Test(arguments: BrokenFile.all) func `Each fault is found, and nothing else`(file: BrokenFile) throws {
    let sound = try file.isSealed ? Self.sealed.get() : Self.unsigned.get()
    let findings = Conformance.check(try file.bytes(of: sound)).findings
    #expect(
      Set(findings.map(\.rule)) == file.rules,
      "\(findings.map(\.description).joined(separator: "\n"))")
  }

  @Test func `Every fault has a name of its own, and every rule one of its own`() {
    #expect(Set(BrokenFile.all.map(\.name)).count == BrokenFile.all.count)
    let rules = Set(BrokenFile.all.flatMap(\.rules))
    #expect(Set(rules.map(\.id)).count == rules.count && rules.count >= 60)
  }

  @Test(arguments: 0..<6) func `Random damage never crashes the check`(seed: UInt64) throws {
    // Uncompressed, so that damage reaches what is behind the compression.
    var file = try EditableFile(Self.sealed.get())
    for (number, node) in file.nodes {
      if case .stream = node { try file.editData(number) { _ in } }
    }
    let sound = file.bytes()
    var dice = Dice(seed: seed)
    for _ in 0..<8 {
      var bytes = sound
      for _ in 0..<Int.random(in: 1...30, using: &dice) {
        bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
      }
      _ = Conformance.check(bytes)
    }
  }
}
