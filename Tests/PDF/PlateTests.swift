import FoundationXML
import Foundation
import TestSupport
import Testing

import Graphics
import PDF

@Suite struct PlateTests {
  @Test func `Plate and strike together are a sound file with whole, embedded, readable fonts`() throws {
    let plate = try Letter.plate()
    let strike = try plate.strike(
      Letter.drawings(name: "Ông Nguyễn Ẩn Ướt", kanji: "髙邉\u{3000}勤", number: "01"), about: .sample())
    let file = try PDFFile(plate.bytes + strike.bytes)
    let check = try file.ask("qpdf", "--check", "FILE")
    #expect(
      check.status == 0 && check.output.contains("No syntax or stream encoding errors"), "\(check.output)")
    let fonts = try file.ask("pdffonts", "FILE").output.split(separator: "\n").dropFirst(2)
    #expect(fonts.count == 6, "three faces in the plate and what each of them lacked")
    for font in fonts {
      let columns = font.split(separator: " ")
      #expect(columns.suffix(5).prefix(3) == ["yes", "yes", "yes"], "\(font)")
      #expect(columns[0].firstMatch(of: /^[A-Z]{6}\+/) != nil)
    }
    #expect(strike.pageCount == 1)
  }

  @Test func `Text comes out in reading order, in NFC, with the wide space of a name`() throws {
    let plate = try Letter.plate()
    let strike = try plate.strike(
      Letter.drawings(name: "Bà Đặng Thị Hữu Ước", kanji: "武部\u{3000}勤", number: "07"), about: .sample())
    let file = try PDFFile(plate.bytes + strike.bytes)
    let text = try file.text().joined(separator: "|")
    let expected = [
      "ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "GIẤY MỜI", "Số: 07/GM-UBND",
      "Kính gửi: Bà Đặng Thị Hữu Ước", "武部\u{3000}勤", "様",
      "Trân trọng kính mời Ông tới dự Hội nghị xúc tiến đầu tư.",
      "投資促進会議にご招待申し上げます。", "1.", "Thời gian", "2.", "Địa điểm", "Giờ", "Nội dung", "08:00", "Đón khách",
      "08:30", "Khai mạc", "CHỦ TỊCH", "Cao Tường Huy",
    ]
    var rest = text[...]
    for part in expected {
      let found = try #require(rest.range(of: part, options: .literal), "“\(part)” in “\(rest)”")
      rest = rest[found.upperBound...]
    }
    #expect(text == text.precomposedStringWithCanonicalMapping)
  }

  @Test func `The structure tree follows the regions and names languages, headers and pictures`() throws {
    let plate = try Letter.plate()
    let strike = try plate.strike(
      Letter.drawings(name: "Ông A", kanji: "勤", number: "01"), about: .sample())
    let file = try PDFFile(plate.bytes + strike.bytes)
    let tree = try file.ask("pdfinfo", "-struct-text", "FILE").output
    let lines = tree.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    let roles = lines.filter { !$0.hasPrefix("\"") && !$0.hasPrefix("/") }
      .map { String($0.prefix { $0 != " " && $0 != ":" }) }
    #expect(
      roles == [
        "Document", "P", "P", "H1", "P", "P", "P", "P", "P", "P", "L", "LI", "Lbl", "LBody", "LI", "Lbl",
        "LBody",
        "Table", "TR", "TH", "TH", "TR", "TD", "TD", "TR", "TD", "TD", "Figure", "P", "P",
      ], "\(tree)")
    let info = try file.ask("pdfinfo", "FILE").output
    #expect(info.contains("Tagged:          yes"))
    #expect(info.contains("Title:           Giấy mời (số 01) & <thử>"))
    #expect(info.contains("595.28 x 841.89 pts (A4)"))
    #expect(try file.ask("pdfinfo", "-struct", "FILE").output.contains("/Scope /Column"))
    let whole = try file.plain()
    #expect(whole.contains("/Lang (ja)") && whole.contains("/Alt <feff004d00e3002000510052>"))
    #expect(whole.contains("/DisplayDocTitle true") && whole.contains("/Tabs /S"))
    #expect(!whole.contains("/Encrypt"))
  }

  @Test func `Metadata says the same in both places`() throws {
    let plate = try Letter.plate()
    let strike = try plate.strike([:], about: .sample("id-1"))
    let file = try PDFFile(plate.bytes + strike.bytes)
    let packet = try file.ask("pdfinfo", "-meta", "FILE").output
    #expect(packet.contains("Giấy mời (số 01) &amp; &lt;thử&gt;"))
    #expect(packet.contains("<xmp:CreateDate>2023-10-25T09:00:00+07:00</xmp:CreateDate>"))
    #expect(packet.contains("<rdf:li>vi</rdf:li>"))
    #expect(packet.contains("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"))
    #expect(packet.contains("<pdfuaid:part>1</pdfuaid:part>"))
    let parser = FoundationXML.XMLParser(data: Data(packet.utf8))
    #expect(parser.parse())
    #expect(try file.ask("pdfinfo", "-rawdates", "FILE").output.contains("D:20231025090000+07'00'"))
    let other = try plate.strike([:], about: .sample("id-2"))
    #expect(try identifiers(of: strike).count == 2 && Set(identifiers(of: strike)).count == 1)
    #expect(try identifiers(of: strike) != identifiers(of: other))
  }

  @Test func `A document without a title is called by its identifier`() throws {
    let plate = try Letter.plate()
    var about = DocumentInformation.sample("K7QM2XHA")
    about.title = ""
    let file = try PDFFile(plate.bytes + plate.strike([:], about: about).bytes)
    #expect(try file.ask("pdfinfo", "FILE").output.contains("Title:           K7QM2XHA"))
    #expect(
      try file.ask("pdfinfo", "-meta", "FILE").output.contains(">K7QM2XHA</rdf:li></rdf:Alt></dc:title>"))
  }

  @Test func `Objects that are no streams are packed, and the plate's bytes do not depend on the strike's`()
    throws
  {
    let plate = try Letter.plate()
    let strike = try plate.strike([:], about: .sample())
    let file = try PDFFile(plate.bytes + strike.bytes)
    let objects = try file.ask("qpdf", "--show-xref", "FILE").output.split(separator: "\n")
    #expect(objects.count { $0.contains("compressed; stream") } > 30)
    let plain = String(decoding: plate.bytes + strike.bytes, as: UTF8.self)
    #expect(plain.components(separatedBy: "/Type/ObjStm").count == 3)
    #expect(plain.components(separatedBy: "/Type/XRef").count == 2)
    #expect(plain.components(separatedBy: "/Type/Metadata/Subtype/XML/Length").count == 2)
  }

  private func identifiers(of strike: Strike) throws -> [String] {
    let trailer = String(decoding: strike.bytes, as: UTF8.self)
    let match = try #require(trailer.firstMatch(of: /\/ID\[<([0-9a-f]{32})><([0-9a-f]{32})>\]/))
    return [String(match.1), String(match.2)]
  }
}
