package import Documents

extension ExamplePapers {
  /// Everything a certificate can say, with two investors; all of it invented but the name.
  package static func dataSheet() throws -> Snapshot {
    var fields: Snapshot = [
      "certificate.authority": .text("Ban Quản lý Khu kinh tế Quảng Ninh"),
      "certificate.letterhead": .text("BAN QUẢN LÝ KHU KINH TẾ QUẢNG NINH"),
      "certificate.superior": .text("ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH"),
      "certificate.code": .code("0000000001"),
      "certificate.first_issued_on": try date("2023-05-31"), "certificate.issued_on": try date("2023-10-06"),
      "certificate.is_amended": .flag(true), "certificate.amendment": .number("1"),
      "certificate.applied_on": try date("2023-05-12"), "certificate.originals": .number("4"),
      "certificate.signatory": .text("TRƯỞNG BAN"),
      "enterprise.name": .text("Công ty TNHH Castem Việt Nam"), "enterprise.code": .code("5700000000"),
      "enterprise.registered_on": try date("2023-06-12"),
      "project.name": .text("Nhà máy sản xuất cơ khí chính xác Castem Việt Nam"),
      "project.address": .text("Lô CN-S-04, Khu công nghiệp Sông Khoai, thị xã Quảng Yên, tỉnh Quảng Ninh"),
      "project.area": .number("20000.00"), "project.term": .number("47"),
    ]
    fields["bases"] = .rows([
      ["name": .text("Luật Đầu tư"), "number": .text("61/2020/QH14"), "dated": try date("2020-06-17")],
      [
        "name": .text("Nghị định"), "number": .text("31/2021/NĐ-CP"), "dated": try date("2021-03-26"),
        "about": .text("của Chính phủ quy định chi tiết và hướng dẫn thi hành một số điều của Luật Đầu tư"),
      ],
    ])
    fields.merge(try capital) { $1 }
    fields["investors"] = .rows(try investors())
    fields["objectives"] = .rows([
      [
        "number": .number("1"), "name": .text("Sản xuất sản phẩm cơ khí chính xác"),
        "industry_code": .code("2592"), "industry": .text("Gia công cơ khí; xử lý và tráng phủ kim loại"),
      ],
      [
        "number": .number("2"), "name": .text("Dịch vụ bảo dưỡng máy móc, thiết bị"),
        "industry_code": .code("3312"), "industry": .text("Sửa chữa máy móc, thiết bị"),
        "product_code": .code("8862"),
      ],
    ])
    let lists = [
      "scale": ["Công suất: 6.400.000 sản phẩm/năm", "Lao động: trên 500 người"],
      "incentives": ["Thuế thu nhập doanh nghiệp: theo quy định của pháp luật (mẫu)"],
      "conditions": ["Thực hiện đúng quy định về đất đai, xây dựng, môi trường và lao động (mẫu)"],
    ]
    for (name, lines) in lists { fields[name] = .rows(lines.map { ["line": .text($0)] }) }
    fields["capital_steps"] = .rows([
      ["name": .text("Góp đủ vốn"), "until_year": .number("2023"), "until_month": .number("08")]
    ])
    fields["construction_steps"] = .rows([
      [
        "name": .text("Xây dựng nhà xưởng và lắp đặt thiết bị"), "from_year": .number("2023"),
        "from_quarter": .number("3"), "until_year": .number("2024"), "until_quarter": .number("1"),
      ]
    ])
    fields["operation_steps"] = .rows([
      ["name": .text("Vận hành chính thức"), "from_year": .number("2024"), "from_month": .number("04")]
    ])
    fields["phases"] = .rows([
      ["name": .text("Giai đoạn 1"), "until_year": .number("2024")], ["name": .text("Giai đoạn 2")],
    ])
    return fields
  }

  private static var capital: Snapshot {
    get throws {
      [
        "project.capital_vnd": .money("433000000000.00", currency: "VND"),
        "project.capital_foreign": .money("18600000.00", currency: "USD"),
        "project.rate": .money("23280.00", currency: "VND"), "project.rate_of": .code("USD"),
        "project.rate_on": try date("2023-05-10"),
        "project.contributed_vnd": .money("108250000000.00", currency: "VND"),
        "project.contributed_foreign": .money("4650000.00", currency: "USD"),
        "project.contributed_share": .number("25.00"),
        "project.mobilised_vnd": .money("324750000000.00", currency: "VND"),
        "project.mobilised_foreign": .money("13950000.00", currency: "USD"),
      ]
    }
  }

  private static func investors() throws -> [Snapshot] {
    [
      [
        "number": .number("1"), "name": .name("Castem"), "is_organisation": .flag(true),
        "country": .code("JP"),
        "nationality": .text("Nhật Bản"), "paper": .text("Giấy chứng nhận đăng ký doanh nghiệp"),
        "paper_number": .text("0000-00-000000"), "paper_issued_on": try date("1970-02-03"),
        "paper_issuer": .text("Cục Pháp vụ (mẫu)"), "address": .text("Thành phố Mẫu, Nhật Bản"),
        "representative": .name("MIHON Ichirō"), "representative_position": .text("Tổng Giám đốc"),
        "contribution_vnd": .number("97425000000.00"),
        "contribution_foreign": .money("4185000.00", currency: "USD"), "share": .number("90.00"),
        "method": .text("Tiền mặt"), "schedule": .text("Trong 90 ngày kể từ ngày cấp"),
      ],
      [
        "number": .number("2"), "name": .name("見本　次郎"), "is_person": .flag(true), "country": .code("JP"),
        "nationality": .text("Nhật Bản"), "paper": .text("Hộ chiếu"), "paper_number": .text("TR0000000"),
        "paper_issued_on": try date("2020-01-09"), "paper_issuer": .text("Bộ Ngoại giao Nhật Bản"),
        "address": .text("Thành phố Mẫu, Nhật Bản"),
        "contribution_vnd": .number("10825000000.00"),
        "contribution_foreign": .money("465000.00", currency: "USD"), "share": .number("10.00"),
        "method": .text("Tiền mặt"),
      ],
    ]
  }
}
