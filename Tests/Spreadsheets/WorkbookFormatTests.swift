import Foundation
import Spreadsheets
import TestSupport
import Testing

@Suite struct `A workbook that is written` {
  /// The format of each cell in the second row and what is in it, read without this program.
  private func cells(of sheet: Sheet) throws -> [String] {
    let workbook = Workbook(title: "t", subject: "s", made: Date(timeIntervalSince1970: 0), sheet: sheet)
    let reading = """
      import sys, zipfile, xml.etree.ElementTree as tree
      book = zipfile.ZipFile(sys.argv[1])
      name = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
      styles = tree.fromstring(book.read('xl/styles.xml'))
      own = {f.get('numFmtId'): f.get('formatCode') for f in styles.iter(name + 'numFmt')}
      known = {'0': 'General', '1': '0', '3': '#,##0', '4': '#,##0.00', '49': '@'}
      used = [f.get('numFmtId') for f in styles.find(name + 'cellXfs')]
      for cell in tree.fromstring(book.read('xl/worksheets/sheet1.xml')).iter(name + 'c'):
        if cell.get('r')[1:] == '2':
          number = used[int(cell.get('s', '0'))]
          print(own.get(number) or known.get(number, number), cell.findtext(name + 'v')[:9])
      """
    let answer = try OtherProgram.run(["python3", "-c", reading, "FILE"], on: try workbook.bytes())
    return String(decoding: answer.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func `groups the digits of counts and amounts, and not those of years, places and rates`() throws {
    let columns: [(Sheet.Format, Sheet.Cell)] = [
      (.ordinal, .number(2023)), (.whole, .number(1_234_567)), (.exact, .number(23850.5)),
      (.percent, .number(0.172)), (.money, .number(18_600_000)), (.day, .day(year: 2023, month: 11, day: 17)),
      (.moment, .moment(year: 2023, month: 11, day: 17, hour: 12, minute: 0, second: 0)),
    ]
    let sheet = Sheet(
      name: "formats", columns: columns.map { Sheet.Column(heading: "\($0.0)", format: $0.0) },
      rows: [columns.map(\.1)])
    #expect(
      try cells(of: sheet) == [
        "0 2023", "#,##0 1234567", "General 23850.5", "0.0% 0.172", "#,##0.00 18600000", "yyyy-mm-dd 45247",
        "yyyy-mm-dd hh:mm:ss 45247.5",
      ])
  }
}
