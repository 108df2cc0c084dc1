import Conferences
import Foundation
import PDF
import PaperExamples
import PostgreSQL
import TestSupport
import Testing

@testable import Documents

@Suite("Data sheets")
struct DataSheetTests {
  @Test("A full certificate is said in the order of form A.II.8")
  func fullInOrder() throws {
    let words = try words(of: try ExamplePapers.snapshot(.datasheet, .vi))
    try expect(
      words,
      inOrder: [
        "ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH BAN QUẢN LÝ KHU KINH TẾ QUẢNG NINH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
        "GIẤY CHỨNG NHẬN ĐĂNG KÝ ĐẦU TƯ", "Mã số dự án: 0000000001",
        "Chứng nhận lần đầu: ngày 31 tháng 5 năm 2023",
        "Chứng nhận điều chỉnh lần thứ nhất: ngày 06 tháng 10 năm 2023",
        "Căn cứ Luật Đầu tư số 61/2020/QH14 ngày 17 tháng 6 năm 2020;", "Căn cứ Nghị định số 31/2021/NĐ-CP",
        "nộp ngày 12 tháng 5 năm 2023.", "BAN QUẢN LÝ KHU KINH TẾ QUẢNG NINH", "Chứng nhận nhà đầu tư:",
        "Nhà đầu tư thứ nhất:", "Tên tổ chức: Castem; nơi thành lập: Nhật Bản.",
        "số: 0000-00-000000; ngày cấp: ngày 03 tháng 02 năm 1970; cơ quan cấp: Cục Pháp vụ (mẫu).",
        "Địa chỉ trụ sở:", "Người đại diện: MIHON Ichirō; chức danh: Tổng Giám đốc.", "Nhà đầu tư thứ hai:",
        "Họ và tên: 見本\u{3000}次郎; quốc tịch: Nhật Bản.", "Hộ chiếu số: TR0000000", "Địa chỉ thường trú:",
        "Tổ chức kinh tế thực hiện dự án đầu tư: Công ty TNHH Castem Việt Nam; mã số doanh nghiệp: 5700000000",
        "Điều 1. Nội dung dự án đầu tư",
        "1. Tên dự án đầu tư: Nhà máy sản xuất cơ khí chính xác Castem Việt Nam.",
        "2. Mục tiêu dự án:", "Sản xuất sản phẩm cơ khí chính xác", "2592", "Dịch vụ bảo dưỡng", "3312",
        "8862",
        "3. Quy mô dự án:", "Công suất: 6.400.000 sản phẩm/năm.", "4. Địa điểm thực hiện dự án: Lô CN-S-04",
        "5. Diện tích", "20.000 m².", "6. Tổng vốn đầu tư của dự án: 433.000.000.000 đồng",
        "(bằng chữ: Bốn trăm ba mươi ba tỷ đồng), tương đương 18.600.000 USD",
        "(bằng chữ: Mười tám triệu sáu trăm nghìn đô la Mỹ)",
        "tỷ giá 1 USD = 23.280 đồng ngày 10 tháng 5 năm 2023.",
        "vốn góp để thực hiện dự án là: 108.250.000.000 đồng", "chiếm tỷ lệ 25% tổng vốn đầu tư",
        "vốn huy động là: 324.750.000.000 đồng", "Giá trị, tỷ lệ, phương thức và tiến độ góp vốn",
        "97.425.000.000", "4.185.000 USD", "90", "10.825.000.000", "465.000 USD", "10",
        "7. Thời hạn hoạt động của dự án: 47 (bốn mươi bảy) năm, kể từ ngày được cấp",
        "8. Tiến độ thực hiện dự án:", "Góp đủ vốn: đến tháng 8/2023.",
        "Xây dựng nhà xưởng và lắp đặt thiết bị: từ quý III/2023 đến quý I/2024.",
        "Vận hành chính thức: từ tháng 4/2024.", "Giai đoạn 1: đến năm 2024.", "Giai đoạn 2: …",
        "Điều 2. Các ưu đãi, hỗ trợ đầu tư", "Thuế thu nhập doanh nghiệp", "Điều 3. Các điều kiện",
        "Thực hiện đúng quy định", "Điều 4.", "có hiệu lực kể từ ngày ký.", "Điều 5.",
        "lập thành 4 (bốn) bản gốc;", "01 bản lưu tại Ban Quản lý Khu kinh tế Quảng Ninh", "./.",
        "TRƯỞNG BAN",
        "không ký và không đóng dấu",
      ])
    // On every page, and the numbers from the second on.
    #expect(words.components(separatedBy: "DỰ THẢO DỮ LIỆU MẪU").count - 1 == 3)
    #expect(words.unicodeScalars.elementsEqual(words.precomposedStringWithCanonicalMapping.unicodeScalars))
  }

  @Test("What nobody knows is a dotted line; the sheet of a bare project is made all the same")
  func gaps() throws {
    let words = try words(of: [
      "certificate.code": .code("0000000009"), "certificate.authority": .text("Ban Quản lý Mẫu"),
      "project.name": .text("Dự án Mẫu"), "enterprise.name": .text("Công ty Mẫu"),
      "project.capital_foreign": .money("1000000.00", currency: "USD"),
      "document.dated": try ExamplePapers.date("2023-10-25"),
    ])
    try expect(
      words,
      inOrder: [
        "Ban Quản lý Mẫu", "Chứng nhận lần đầu: ngày …… tháng …… năm ……", "Căn cứ ………",
        "nộp ngày …… tháng …… năm ……", "Chứng nhận nhà đầu tư:", "………", "mã số doanh nghiệp: ………",
        "2. Mục tiêu dự án:", "3. Quy mô dự án:", "………", "……………… m²",
        "Tổng vốn đầu tư của dự án: ……………… đồng", "tương đương 1.000.000 USD (bằng chữ: Một triệu đô la Mỹ)",
        "………", "7. Thời hạn hoạt động của dự án: …… năm", "Điều 2.", "………", "Điều 3.", "………",
        "lập thành …… bản gốc", "THỦ TRƯỞNG CƠ QUAN",
      ])
    #expect(!words.contains("điều chỉnh lần"))
    #expect(!words.contains("DỮ LIỆU MẪU"))
  }

  @Test("The sample's four sheets say what the press tells, with the law of their form, and are marked")
  func sample() async throws {
    try await PaperRoom.lend { room in
      _ = try await room.make(.datasheet, .ceremony("GRANTS"))
      #expect(try await room.refusals().isEmpty)
      let sheets = try await room.documents(.datasheet)
      #expect(sheets.map(\.subject) == (1...4).map { "000000000\($0)" })
      let words = try await room.words().values.sorted()
      let castem = try #require(words.first { $0.contains("Castem") })
      try expect(
        castem,
        inOrder: [
          "BAN QUẢN LÝ KHU KINH TẾ QUẢNG NINH", "Mã số dự án: 0000000001", "61/2020/QH14", "31/2021/NĐ-CP",
          "03/2021/TT-BKHĐT", "Tên tổ chức: Castem; nơi thành lập: Nhật Bản.", "số: ………",
          "Sản xuất sản phẩm cơ khí chính xác", "6.400.000 sản phẩm/năm", "trên 500 người", "20.000 m²",
          "433.000.000.000 đồng (bằng chữ: Bốn trăm ba mươi ba tỷ đồng)", "18.600.000 USD",
          "tỷ giá 1 USD = ………",
          "Giai đoạn 1: ………", "Giai đoạn 2: ………", "Điều 5.",
        ])
      for sheet in words {
        #expect(sheet.contains("DỰ THẢO") && sheet.contains("DỮ LIỆU MẪU"))
        #expect(sheet.contains("CÓ SỐ LIỆU CHƯA KIỂM CHỨNG"))
      }
      let fujix = try #require(words.first { $0.contains("Fujix") })
      #expect(fujix.contains("Tên tổ chức: ………"))
    }
  }

  @Test("Acts are those of the certificate's form version and its own, after one another")
  func bases() async throws {
    try await PaperRoom.lend { room in
      try await room.change { database in
        try database.query(
          """
          insert into trao.legal_basis (certificate_id, position, name_text_id, number, dated)
          select certificate.id, 1, trao.put_text(null, array['Quyết định', null, null]), '00/QĐ-MẪU', '2010-01-05'
          from trao.certificate join trao.project on project.id = certificate.project_id
          where project.code = '0000000002'
          """)
        try database.query(
          """
          update trao.certificate set form_version = 'another'
          where project_id = (select id from trao.project where code = '0000000003')
          """)
      }
      let conference = room.conference.id
      let subjects = try await room.pool.run { database in
        let day = try #require(CalendarDate(iso: "2023-10-25"))
        var store = SubjectStore(conference: conference, dated: day, in: database)
        let grants = try database.query("select id from trao.ceremony_grant order by position").map {
          DueSubject(reference: .grant(try $0.get(0)), language: .vi)
        }
        return try store.datasheets(grants)
      }
      let numbers = subjects.map { subject -> [FieldValue?] in
        guard case .rows(let rows) = subject.fields["bases"] else { return [] }
        return rows.map { $0["number"] }
      }
      let law: [FieldValue?] = [.text("61/2020/QH14"), .text("31/2021/NĐ-CP"), .text("03/2021/TT-BKHĐT")]
      #expect(numbers == [law, law + [.text("00/QĐ-MẪU")], [], law])
    }
  }

  // MARK: Reading

  private func words(of snapshot: Snapshot) throws -> String {
    let form = try Press(settings: DocumentSettings()).form(for: .datasheet, .vi)
    let information = DocumentInformation(
      title: "", author: "", subject: "", language: "vi", identifier: "A", created: "2023-10-25")
    let strike = try form.compiled.strike(snapshot, about: information)
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let file = folder.url.appending(path: "sheet.pdf")
    try Data(form.compiled.plate.bytes + strike.bytes).write(to: file)
    return try PaperRoom.words(in: file.path)
  }

  /// Expects the parts one behind the other.
  private func expect(_ words: String, inOrder parts: [String]) throws {
    var rest = words[...]
    for part in parts {
      let place = rest.range(of: part)
      #expect(place != nil, "\(part)\n\nafter\n\n\(words[..<rest.startIndex].suffix(200))\n\nin\n\n\(rest)")
      if let place { rest = rest[place.upperBound...] }
    }
  }
}
