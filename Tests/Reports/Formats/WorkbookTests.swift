import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import Reports

@Suite struct `A report as a workbook` {
  /// The text of a file in the workbook, by Python's zipfile.
  private func part(_ name: String, of bytes: [UInt8]) throws -> String {
    let reading =
      "import sys,zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))"
    let answer = try OtherProgram.run(["python3", "-c", reading, "FILE", name], on: bytes)
    return String(decoding: answer.bytes, as: UTF8.self)
  }

  @Test func `has typed cells, a head that stays, a filter, and no formula`() async throws {
    try await ReportData.withData { data in
      let bytes = try await data.ask(.grants).workbook()
      let sheet = try part("xl/worksheets/sheet1.xml", of: bytes)
      #expect(sheet.contains("<v>18600000</v>"))
      #expect(sheet.contains(#"state="frozen""#))
      #expect(sheet.contains(#"<autoFilter ref="A1:X6"/>"#))
      #expect(!sheet.contains("<f>"))
      let texts = try part("xl/sharedStrings.xml", of: bytes)
      #expect(texts.contains("<t>=Two Company</t>"))
      #expect(texts.contains("<t>0000000001</t>"))
      #expect(try part("docProps/core.xml", of: bytes).contains("<dc:title>Grants · Demo</dc:title>"))
    }
  }

  @Test func `has the same bytes for the same answer`() async throws {
    try await ReportData.withData { data in
      let report = try await data.ask(.attendance)
      #expect(try report.workbook() == report.workbook())
    }
  }
}
