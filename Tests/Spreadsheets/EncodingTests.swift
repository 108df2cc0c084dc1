import Foundation
import Spreadsheets
import Testing
import TestSupport

@Suite struct `A text file` {
  private static let vietnamese =
    "external_id,native_name,title_vi\nA-1,Nguyễn Văn Đường,Giám đốc Sở Ngoại vụ\n"
  private static let japanese = "external_id,native_name,kana\nA-1,髙橋 一郎,タカハシ イチロウ\n"

  /// What iconv(1), which knows nothing of us, makes of a text.
  private func encoded(_ text: String, as encoding: String) throws -> [UInt8] {
    try OtherProgram.run(["iconv", "-f", "UTF-8", "-t", encoding], input: text.utf8).bytes
  }

  private func texts(_ table: Table) -> [[String]] { table.records.map { $0.cells.map(\.text) } }

  private func fields(_ text: String) -> [[String]] {
    text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
  }

  @Test func `with nothing but broken lines is given up after a thousand of them`() throws {
    let table = try Table(reading: Array(String(repeating: "a\"b\n", count: 50_000).utf8), named: "x.csv")
    #expect(table.breaks.count == 1000)
  }

  @Test func `names the byte that is none of UTF-8, at the end of long fields too`() throws {
    let field = String(repeating: "đ", count: 9000)
    let record = Array("\"\(field)".utf8) + [0xC3] + Array("\",".utf8)
    let bytes = Array(Array(repeating: record, count: 100).joined()) + [0x0A]
    let table = try Table(
      reading: bytes, named: "x.csv", TableOptions(encoding: .utf8, separator: .comma))
    guard case .unreadable(let problem)? = table.records.first?.cells.first else {
      Issue.record("the byte was not seen")
      return
    }
    #expect(problem.message.contains("byte 18001 "))
  }

  @Test(arguments: [
    ("UTF-8", TextEncoding.utf8), ("UTF-16LE", .utf16LittleEndian), ("UTF-16BE", .utf16BigEndian),
    ("UTF-16", .utf16LittleEndian),
  ])
  func `in Unicode is known by itself`(name: String, encoding: TextEncoding) throws {
    for text in [Self.vietnamese, Self.japanese] {
      let table = try Table(reading: try encoded(text, as: name), named: "x.csv")
      #expect(table.source == .text(encoding, separator: .comma))
      #expect(texts(table) == fields(text))
    }
    let marked = try Table(reading: [0xEF, 0xBB, 0xBF] + Array(Self.japanese.utf8), named: "x.csv")
    #expect(texts(marked) == fields(Self.japanese))
  }

  @Test func `in Shift_JIS or Windows-1258 is known where it is sure, and composed`() throws {
    let shifted = try Table(reading: try encoded(Self.japanese, as: "CP932"), named: "x.csv")
    #expect(shifted.source == .text(.shiftJIS, separator: .comma))
    #expect(texts(shifted) == fields(Self.japanese))
    // Windows-1258 writes tone marks as characters of their own.
    let decomposed = try encoded(Self.vietnamese, as: "CP1258//TRANSLIT")
    let table = try Table(reading: decomposed, named: "x.csv")
    #expect(table.source == .text(.windows1258, separator: .comma))
    for (one, other) in zip(texts(table).joined(), fields(Self.vietnamese).joined()) {
      #expect(one.utf8.elementsEqual(other.utf8), "\(one)")
    }
  }

  @Test func `of which the encoding is not sure is refused at its cell, and read when it is named`() throws {
    let latin = Array("a,b\nRen".utf8) + [0xE9] + Array(",x\n".utf8)
    let guessed = try Table(reading: latin, named: "x.csv")
    guard case .unreadable(let problem) = guessed.records[1].cells[0] else {
      Issue.record("nothing was found")
      return
    }
    #expect(problem.description.contains("byte 7"))
    #expect(problem.description.contains("--encoding"))
    let named = try Table(reading: latin, named: "x.csv", TableOptions(encoding: .windows1258))
    #expect(texts(named)[1] == ["René", "x"])
  }

  @Test func `with some bytes lost stays in its encoding, and the cell is named`() throws {
    var bytes = Array(Self.japanese.utf8)
    let place = try #require(bytes.firstIndex(of: 0xE9))
    bytes[place] = 0x41
    let table = try Table(reading: bytes, named: "x.csv")
    #expect(table.source == .text(.utf8, separator: .comma))
    #expect(table.records[1].cells[0] == .text("A-1"))
    if case .text = table.records[1].cells[1] { Issue.record("the damage was not seen") }
    let half = try Table(
      reading: Array("a,b\nx,".utf8) + [0x81, 0x0A], named: "x.csv", TableOptions(encoding: .shiftJIS))
    if case .text = half.records[1].cells[1] { Issue.record("half a character was taken") }
    let lone = try Table(
      reading: [0xFF, 0xFE, 0x61, 0, 0x2C, 0, 0x00, 0xD8, 0x0A, 0], named: "x.csv")
    if case .text = lone.records[0].cells[1] { Issue.record("half a pair was taken") }
  }

  @Test(arguments: [
    ("a;b;c\n1;2,5;3\n", Separator.semicolon), ("a\tb\n1,x\t2\n", .tab), ("a,b\n1;2,3\n", .comma),
    ("a\nb\n", .comma),
    ("Họ, tên;Đơn vị;Nước\n", .semicolon),
  ])
  func `is cut at what cuts its first line best`(text: String, separator: Separator) throws {
    #expect(try Table(reading: Array(text.utf8), named: "x.csv").source == .text(.utf8, separator: separator))
  }

  @Test func `whose separator is not sure is refused`() {
    #expect(throws: TableProblem.self) { try Table(reading: Array("a,b;c\n".utf8), named: "x.csv") }
    #expect(throws: Never.self) {
      try Table(reading: Array("a,b;c\n".utf8), named: "x.csv", TableOptions(separator: .comma))
    }
  }

  @Test func `with broken records is read around them`() throws {
    let table = try Table(
      reading: Array("a,b\n\"x\"y,1\nc,d\ne\"f,2\ng,h\n\"open,3\ni,j\n".utf8), named: "x.csv")
    #expect(texts(table) == [["a", "b"], ["c", "d"], ["g", "h"], ["i", "j"]])
    #expect(table.breaks.map(\.row) == [2, 4, 6])
    #expect(table.records.map(\.row) == [1, 3, 5, 7])
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `of any text at all comes back from every encoding of Unicode`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let alphabet = ["a", "ễ", "髙", "𠮷", "ｶ", "\"", ",", ";", "\n", "’", "ß", "Ａ"]
    let records = (0..<Int.random(in: 1...8, using: &random)).map { _ in
      (0..<3).map { _ in
        (0..<Int.random(in: 1...4, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "" }
          .joined()
      }
    }
    let text = records.map { CSVWriter.record($0) }.joined()
    var (little, big): ([UInt8], [UInt8]) = ([0xFF, 0xFE], [0xFE, 0xFF])
    for unit in text.utf16 {
      little += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      big += [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
    for bytes in [Array(text.utf8), little, big] {
      #expect(texts(try Table(reading: bytes, named: "x.csv", TableOptions(separator: .comma))) == records)
    }
  }

  @Test(arguments: 1...300 as ClosedRange<UInt64>)
  func `of any bytes at all is read or refused, and never traps`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let interesting: [UInt8] = [
      0x22, 0x2C, 0x3B, 0x09, 0x0A, 0x0D, 0x00, 0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0x81, 0xE3, 0xD8,
    ]
    let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in
      Bool.random(using: &random)
        ? interesting.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
    }
    for encoding in [nil] + TextEncoding.allCases.map(Optional.some) {
      let table = try? Table(reading: bytes, named: "x.csv", TableOptions(encoding: encoding))
      #expect((table?.records.count ?? 0) <= bytes.count + 1)
    }
  }
}
