import Spreadsheets
import Testing
import TestSupport

@testable import Conferences

@Suite struct `An attendee file` {
  @Test(arguments: 1...300 as ClosedRange<UInt64>)
  func `of any bytes at all is read or refused, and never traps`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let interesting: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x00, 0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0x61, 0xE3, 0x81]
    let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
      Bool.random(using: &random)
        ? interesting.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
    }
    let header = Array("external_id,native_name,country,language\n".utf8)
    for text in [bytes, header + bytes] {
      let (table, faults) = AttendeeFile.read(
        CSVReader(text), name: "x.csv", delegations: [], provenance: .operator)
      #expect(!faults.isEmpty || table.records.isEmpty || text.count > header.count)
    }
  }
}
