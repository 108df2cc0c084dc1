import CXLSXWriter
import Foundation
import Spreadsheets
import Testing
import TestSupport

@Suite struct `A workbook` {
  private func read(
    _ maker: WorkbookMaker, _ options: TableOptions = .init(), limits: TableLimits = .init()
  ) throws -> Table {
    try Table(reading: try maker.bytes(), named: "guests.xlsx", options, limits: limits)
  }

  private func texts(_ rows: String, strings: String = "") throws -> [[String]] {
    try read(WorkbookMaker(rows: rows, strings: strings)).records.map { $0.cells.map(\.text) }
  }

  private func problem(_ body: () throws -> Any) -> String {
    do {
      _ = try body()
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test func `is read as it shows: shared texts, runs of one text, inline texts, numbers, truth values`()
    throws
  {
    let strings = """
      <si><t>Nguyễn Văn An</t></si>
      <si><r><rPr><b/></rPr><t>Họ </t></r><r><t xml:space="preserve">và tên</t></r></si>
      <si><t>見本花子</t><rPh sb="0" eb="2"><t>ミホン</t></rPh><rPh sb="2" eb="4"><t>ハナコ</t></rPh><phoneticPr fontId="1"/></si>
      <si><t>a_x000D_b_x005F_x0041_</t></si>
      """
    let rows = """
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
      <row r="3"><c r="A3" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c><c r="C3"><v>84203</v></c>
      <c r="D3"><v>0.10000000000000001</v></c><c r="E3" t="b"><v>1</v></c><c r="F3" t="s"><v>3</v></c>
      <c r="G3" t="str"><f>A1&amp;"x"</f><v>computed</v></c><c r="H3" s="3"><v>1500000</v></c></row>
      """
    let table = try read(WorkbookMaker(rows: rows, strings: strings))
    #expect(table.source == .sheet("Khách"))
    #expect(table.records.map(\.row) == [1, 3])
    #expect(
      table.records.map { $0.cells.map(\.text) } == [
        ["Nguyễn Văn An", "Họ và tên", "見本花子"],
        ["inline", "", "84203", "0.1", "TRUE", "a\rb_x0041_", "computed", "1500000"],
      ])
    #expect(table.cellName(row: 3, column: 27) == "AB3")
  }

  @Test(arguments: [
    ("45247", 1, "2023-11-17"), ("45247.354166666664", 2, "2023-11-17T08:30:00"), ("0.5", 4, "12:00:00"),
    ("1", 1, "1900-01-01"), ("59", 1, "1900-02-28"), ("61", 1, "1900-03-01"), ("45247", 0, "45247"),
  ])
  func `shows days as ISO 8601 where their format is one of days`(value: String, style: Int, text: String)
    throws
  {
    #expect(try texts("<row r=\"1\"><c r=\"A1\" s=\"\(style)\"><v>\(value)</v></c></row>") == [[text]])
  }

  @Test func `names the cells that cannot be read, and reads the others`() throws {
    let table = try read(
      WorkbookMaker(
        rows: """
          <row r="2"><c r="A2" t="e"><v>#N/A</v></c><c r="B2"><f>NOW()</f></c><c r="C2" t="s"><v>9</v></c>
          <c r="D2" s="1"><v>60</v></c><c r="E2"><v>1</v></c></row>
          """))
    let cells = try #require(table.records.first).cells
    func says(_ index: Int) -> String {
      if case .unreadable(let problem) = cells[index] { problem.description } else { "" }
    }
    #expect(says(0).contains("#N/A"))
    #expect(says(1).contains("no stored result"))
    #expect(says(2).contains("not in the workbook"))
    #expect(says(3).contains("no day"))
    #expect(cells[4] == .text("1"))
  }

  @Test func `says which sheet it read, finds one by name, and reads hidden rows with a note`() throws {
    var maker = WorkbookMaker(rows: "<row r=\"1\" hidden=\"1\"><c r=\"A1\"><v>1</v></c></row>")
    maker.parts["xl/worksheets/sheet1.xml"] =
      "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>kín</t></is></c></row></sheetData></worksheet>"
    #expect(try read(maker).notes.map(\.message) == ["the row is hidden; it was read like the others"])
    let hidden = try read(maker, TableOptions(sheet: "ẩn"))
    #expect(hidden.records.map { $0.cells.map(\.text) } == [["kín"]])
    #expect(problem { try read(maker, TableOptions(sheet: "Guests")) }.contains("“Ẩn”, “Khách”"))
  }

  @Test func `with merged cells is read by their first`() throws {
    let maker = WorkbookMaker(
      rows: """
        <row r="1"><c r="A1" t="inlineStr"><is><t>Họ và tên</t></is></c><c r="B1"/></row>
        <row r="2"><c r="A2" t="inlineStr"><is><t>An</t></is></c><c r="B2" s="1"/></row>
        """, around: "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>")
    #expect(try read(maker).records.map { $0.cells.map(\.text) } == [["Họ và tên"], ["An"]])
  }

  @Test func `that another program wrote is read back cell by cell`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let book = workbook_new(path)
    let sheet = workbook_add_worksheet(book, "Sheet")
    let format = workbook_add_format(book)
    format_set_num_format(format, "yyyy-mm-dd")
    worksheet_write_string(sheet, 0, 0, "=1+1 髙橋 𠮷", nil)
    worksheet_write_number(sheet, 0, 2, 12.5, nil)
    worksheet_write_number(sheet, 1, 1, 45247, format)
    #expect(workbook_close(book) == LXW_NO_ERROR)
    let table = try Table(reading: Array(Data(contentsOf: URL(filePath: path))), named: "x.xlsx")
    #expect(table.records.map { $0.cells.map(\.text) } == [["=1+1 髙橋 𠮷", "", "12.5"], ["", "2023-11-17"]])
  }

  @Test func `that would grow in memory is refused before it does`() throws {
    var limits = TableLimits()
    limits.partByteCount = 100_000
    let long = "<row r=\"1\"><c r=\"A1\"><v>\(String(repeating: "1", count: 200_000))</v></c></row>"
    #expect(problem { try read(WorkbookMaker(rows: long), limits: limits) }.contains("unpacks to more"))
    limits = TableLimits()
    limits.workbookByteCount = 500
    #expect(problem { try read(WorkbookMaker(rows: ""), limits: limits) }.contains("unpacks to more"))
    limits = TableLimits()
    limits.cellCount = 10
    let wide = (1...5).map { "<row r=\"\($0)\"><c r=\"G\($0)\"><v>1</v></c></row>" }.joined()
    #expect(problem { try read(WorkbookMaker(rows: wide), limits: limits) }.contains("more than 10 cells"))
    let far = "<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>"
    #expect(problem { try read(WorkbookMaker(rows: far)) }.contains("more than 200 columns"))
  }

  @Test func `with a document type, entities or another encoding is refused`() throws {
    for start in [
      "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>",
      "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">",
      "<?xml version=\"1.0\" encoding=\"UTF-7\"?>", "<?xml version=\"1.0\" encoding = 'UTF-7'?>",
      "<?xml version=\"1.0\"\(String(repeating: " ", count: 300))encoding=\"UTF-7\"?>",
      "\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8x\"?>",
    ] {
      var maker = WorkbookMaker(rows: "")
      maker.parts["xl/sharedStrings.xml"] = start + "<sst><si><t>x</t></si></sst>"
      #expect(problem { try read(maker) }.contains("not plain XML"), "\(start)")
    }
  }

  @Test func `declares UTF-8 in whatever way XML lets it`() throws {
    for start in [
      "<?xml version='1.0' encoding = 'UTF-8' standalone='yes'?>", "\u{FEFF}<?xml version=\"1.0\"?>",
    ] {
      var maker = WorkbookMaker(rows: "<row><c t=\"s\"><v>0</v></c></row>")
      maker.parts["xl/sharedStrings.xml"] = start + "<sst><si><t>x</t></si></sst>"
      #expect(try read(maker).records.map { $0.cells.map(\.text) } == [["x"]], "\(start)")
    }
  }

  @Test func `with a tag of endless attributes is refused, and text however long is read`() throws {
    let attributes = (0..<4000).map { "a\($0)=\"\"" }.joined(separator: " ")
    #expect(problem { try read(WorkbookMaker(rows: "<row \(attributes)/>")) }.contains("not plain XML"))
    #expect(
      problem { try read(WorkbookMaker(rows: "<row a='\(String(repeating: ">", count: 20_000))'/>")) }
        .contains("not plain XML"))
    let long = String(repeating: "x", count: 9999)
    let comment = "<!-- \(String(repeating: "y", count: 20_000)) -->"
    #expect(
      try texts("\(comment)<row><c t=\"inlineStr\"><is><t><![CDATA[\(long)]]></t></is></c></row>") == [[long]]
    )
  }

  @Test(arguments: [("2958465.9999999", 1), ("2958466", 1), ("-1", 1), ("nan", 1), ("1e300", 0)])
  func `with a day or number beyond all days is read or refused, and never traps`(value: String, style: Int)
    throws
  {
    let table = try read(
      WorkbookMaker(rows: "<row><c s=\"\(style)\"><v>\(value)</v></c></row>"))
    #expect(table.records.first?.cells.first?.text.contains("10000-") == false)
  }

  @Test func `of another kind is told by its kind`() throws {
    let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    #expect(problem { try Table(reading: old, named: "a.xls") }.contains("(.xls)"))
    var writer = WorkbookMaker(rows: "")
    writer.parts["_rels/.rels"] = nil
    #expect(problem { try read(writer) }.contains("no workbook of Excel"))
    #expect(problem { try Table(reading: [0x50, 0x4B, 3, 4, 1, 2], named: "a.xlsx") }.contains("damaged"))
    #expect(
      problem { try read(WorkbookMaker(rows: ""), TableOptions(encoding: .utf8)) }.contains(
        "leave these options out"))
  }

  @Test(arguments: 1...150 as ClosedRange<UInt64>)
  func `with any of its bytes changed is read or refused, and never traps`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rows = """
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45247</v></c></row>
      <row r="2"><c r="A2" t="inlineStr"><is><t>x</t></is></c></row>
      """
    var maker = WorkbookMaker(rows: rows, strings: "<si><t>見本</t></si>")
    if seed.isMultiple(of: 2) {
      // In the XML, where checksums do not hide it.
      let name = try #require(maker.parts.keys.sorted().randomElement(using: &random))
      var text = Array(try #require(maker.parts[name]).utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) where !text.isEmpty {
        text[Int.random(in: 0..<text.count, using: &random)] = UInt8.random(in: 32...126, using: &random)
      }
      maker.parts[name] = String(decoding: text, as: UTF8.self)
    }
    var bytes = try maker.bytes()
    if !seed.isMultiple(of: 2) {
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        bytes[Int.random(in: 4..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      if Bool.random(using: &random) { bytes.removeLast(Int.random(in: 0..<bytes.count - 4, using: &random)) }
    }
    let table = try? Table(reading: bytes, named: "x.xlsx")
    #expect(table.map { $0.records.count <= 4 } ?? true)
  }
}
