import Testing

@testable import PDF

@Suite struct SoundFilesTests {
  @Test func `Papers of the writer keep every rule, sealed or not`() throws {
    for bytes in [try StatePaper.unsigned(), try StatePaper.sealed(), try letter()] {
      let report = Conformance.check(bytes)
      #expect(report.isConforming, "\(report.findings.map(\.description).joined(separator: "\n"))")
    }
  }

  @Test func `A file taken apart and put together again keeps them too`() throws {
    for bytes in [try StatePaper.unsigned(), try StatePaper.sealed()] {
      let report = Conformance.check(try EditableFile(bytes).bytes())
      #expect(report.isConforming, "\(report.findings.map(\.description).joined(separator: "\n"))")
    }
  }

  @Test func `What is no PDF file has one finding`() {
    #expect(Conformance.check(Array("hello".utf8)).findings.map(\.rule) == [.header])
    #expect(Conformance.check(Array("%PDF-1.7\n".utf8)).findings.map(\.rule) == [.crossReferences])
  }

  private func letter() throws -> [UInt8] {
    let plate = try Letter.plate()
    let strike = try plate.strike(
      Letter.drawings(name: "Bà Đặng Thị Hữu Ước", kanji: "武部\u{3000}勤", number: "07"), about: .sample())
    return plate.bytes + strike.bytes
  }
}
