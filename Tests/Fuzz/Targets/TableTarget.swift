import Foundation
import Spreadsheets
import TestSupport

/// Guest lists as they come: text in every encoding, and the bytes of workbooks.
public struct TableTarget: FuzzTarget {
  public static let name = "table"
  public let seeds: [[UInt8]]
  public let words = [
    ",", ";", "\t", "\"", "\"\"", "\r\n", "\r", "\0", "'=", "\u{FEFF}", "見本,", "Đường\u{301}", "\u{10FFFF}",
  ]

  public init() throws {
    let list = try String(
      contentsOf: repositoryRoot.appending(path: "config/samples/qn-jp-2023/attendees.csv"), encoding: .utf8)
    let head = list.split(separator: "\n").prefix(4).joined(separator: "\n")
    seeds = [
      Array(head.utf8), Array(head.replacing(",", with: "\t").utf8),
      [0xFF, 0xFE] + head.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      [0xFE, 0xFF] + head.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
      // 名前,カナ in Shift_JIS; Đường in Windows-1258.
      [
        0x96, 0xBC, 0x91, 0x4F, 0x2C, 0x83, 0x4A, 0x83, 0x69, 0x0A, 0x8C, 0xA9, 0x96, 0x7B, 0x2C, 0x83, 0x7E,
        0x0A,
      ],
      [0xD0, 0xFD, 0xF5, 0xCC, 0x6E, 0x67, 0x2C, 0x61, 0x0A],
      ZipMaker.archive(WorkbookTarget.parts),
    ]
  }

  public func read(_ input: [UInt8]) {
    for name in ["x.csv", "x.tsv"] { _ = try? Table(reading: input, named: name) }
    for encoding in TextEncoding.allCases {
      _ = try? Table(reading: input, named: "x.csv", TableOptions(encoding: encoding, separator: .semicolon))
    }
  }
}
