import TestSupport
import Testing

import PDF

@Suite struct SameBytesTests {
  private static let guests = [
    ("Ông Nguyễn Văn Ẩm", "武部\u{3000}勤"), ("Bà Trần Thị Ước", "髙邉\u{3000}葛\u{e0100}"), ("Mr O’Connor", "辻󠄀"),
    ("Ông Lê Đặng", "𠮷田"), ("Ms Ąbc", "武部\u{3000}勤"), ("Ông Phạm", "渡邊"), ("Bà Vũ", "齋藤"), ("Ông Hồ", "高橋"),
  ]

  private func strike(_ plate: Plate, _ guest: Int) throws -> Strike {
    let (name, kanji) = SameBytesTests.guests[guest]
    return try plate.strike(
      Letter.drawings(name: name, kanji: kanji, number: "\(guest)"), about: .sample("guest \(guest)"))
  }

  @Test func `The same design gives the same plate`() throws {
    let first = try Letter.plate()
    let second = try Letter.plate()
    #expect(first.bytes == second.bytes && first.hash == second.hash)
  }

  @Test func `The same guest gets the same bytes in any order, alone or among others, on any thread`()
    async throws
  {
    let plate = try Letter.plate()
    let alone = try SameBytesTests.guests.indices.map { try strike(Letter.plate(), $0) }
    let forwards = try SameBytesTests.guests.indices.map { try strike(plate, $0) }
    let backwards = try SameBytesTests.guests.indices.reversed().map { try strike(plate, $0) }
    #expect(forwards == alone)
    #expect(Array(backwards.reversed()) == alone)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { try SameBytesTests.guests.indices.map { try strike(plate, $0) } == alone }
      }
      for try await isEqual in group { #expect(isEqual) }
    }
  }

  @Test func `The hash of a strike is that of the whole file`() throws {
    let plate = try Letter.plate()
    let strike = try strike(plate, 1)
    let answer = try PDFFile(plate.bytes + strike.bytes).ask("sha256sum", "FILE").output
    #expect(answer.hasPrefix(strike.fileHash + " "))
    #expect(try PDFFile(plate.bytes).ask("sha256sum", "FILE").output.hasPrefix(plate.hash + " "))
  }
}
