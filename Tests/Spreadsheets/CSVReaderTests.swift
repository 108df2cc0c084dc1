import Testing
import TestSupport

@testable import Spreadsheets

@Suite struct `A CSV file` {
  private func read(_ text: String, limits: CSVReader.Limits = .init()) throws -> [[String]] {
    var reader = CSVReader(Array(text.utf8), limits: limits)
    var records: [[String]] = []
    while let record = try reader.next() {
      records.append(record.fields.map { String(decoding: $0.bytes, as: UTF8.self) })
    }
    return records
  }

  @Test(arguments: [
    ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]), ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
    ("\u{FEFF}a,b\n", [["a", "b"]]), ("a,\"b,c\"\n", [["a", "b,c"]]), ("\"a\"\"b\"\n", [["a\"b"]]),
    ("a,\n", [["a", ""]]), (",\n", [["", ""]]), ("a\n\n\nb\n", [["a"], ["b"]]), ("", []),
    ("\"a\r\nb\",c\n", [["a\r\nb", "c"]]), ("\"\",\"\"\n", [["", ""]]), ("a,\"\"", [["a", ""]]),
  ])
  func `is read as RFC 4180 says`(text: String, records: [[String]]) throws {
    #expect(try read(text) == records)
  }

  @Test(arguments: ["\"a", "\"a\"b", "a\"b", "a\rb", "a,\"b\nc"])
  func `that is broken is not guessed at`(text: String) {
    #expect(throws: CSVReader.Broken.self) { try self.read(text) }
  }

  @Test func `numbers a record by its first line`() throws {
    var reader = CSVReader(Array("a\n\"b\nb\nb\"\n\nc\n".utf8))
    var rows: [Int] = []
    while let record = try reader.next() { rows.append(record.row) }
    #expect(rows == [1, 2, 6])
  }

  @Test func `is bounded in bytes, records, fields and characters`() {
    #expect(throws: CSVReader.Broken.self) { try self.read("abcdef\n", limits: .init(byteCount: 5)) }
    #expect(throws: CSVReader.Broken.self) { try self.read("a\nb\nc\n", limits: .init(recordCount: 1)) }
    #expect(throws: CSVReader.Broken.self) { try self.read("a,b,c\n", limits: .init(fieldCount: 2)) }
    #expect(throws: CSVReader.Broken.self) {
      try self.read("\"never closed\n\n\n\n", limits: .init(fieldCharacterCount: 2))
    }
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `that was written reads back the same, however it comes in chunks`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let alphabet = ["a", "\"", ",", "\n", "\r\n", "髙", "𠮷", " ", "’", "x y"]
    let width = Int.random(in: 2...5, using: &random)
    let records = (0..<Int.random(in: 1...20, using: &random)).map { _ in
      (0..<width).map { _ in
        (0..<Int.random(in: 0...6, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "" }
          .joined()
      }
    }
    let bytes = Array(records.map { CSVWriter.record($0) }.joined().utf8)
    var position = 0
    var reader = CSVReader {
      guard position < bytes.count else { return [] }
      let end = min(bytes.count, position + Int.random(in: 1...7, using: &random))
      defer { position = end }
      return Array(bytes[position..<end])
    }
    var back: [[String]] = []
    while let record = try reader.next() {
      back.append(record.fields.map { String(decoding: $0.bytes, as: UTF8.self) })
    }
    #expect(back == records)
  }
}
