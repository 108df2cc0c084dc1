/// The sample with everything that a certificate can say of a project, invented, in the second project.
enum FullProject {
  static let person = "mihon-jiro"

  static func sample() throws -> ChangedSample {
    let changed = try ChangedSample()
    try changed.replace(
      in: "projects.yaml",
      """
          objectives:
            - name: {vi: "Sản xuất giá đỡ trục và vòng đệm"}
          scale:
            - {vi: "Công suất: 40,5 tấn sản phẩm/năm"}
          investors:
            - organisation: parts-seiko
              country: JP
              nationality: {vi: "Nhật Bản", ja: "日本", en: "Japan"}

      """, content)
    try changed.replace(
      in: "projects.yaml",
      """
              issued_on: 2023-07-06
              state: issued
              form_version: "A.II.8, Thông tư 03/2021/TT-BKHĐT"

      """, certificate)
    return changed
  }

  private static let content = """
        conversion: {amount: 232800000000, currency: VND, rate: 23280, rate_on: 2023-06-30}
        contributed: {amount: 4000000, converted: 93120000000}
        mobilised: {amount: 6000000.00, converted: 139680000000}
        enterprise: {code: "5702131234", registered_on: 2023-07-20}
        objectives:
          - name: {vi: "Sản xuất giá đỡ trục", ja: "軸受台の製造"}
            industry: {code: "0259", name: {vi: "Sản xuất sản phẩm khác"}}
          - name: {vi: "Dịch vụ sửa chữa máy móc"}
            industry: {code: "3312"}
            product: "8862"
        scale:
          - {vi: "Công suất: 40,5 tấn \\"sản phẩm\\"/năm"}
          - {vi: "Diện tích sàn xây dựng: 6.000 m²", en: "Floor area: 6,000 m²"}
        term: 47
        schedule:
          - kind: capital
            name: {vi: "Góp đủ vốn"}
            until: 2023-10
          - kind: construction
            name: {vi: "Xây dựng nhà xưởng"}
            from: 2023-Q3
            until: 2024-Q1
          - kind: operation
            name: {vi: "Vận hành chính thức"}
            from: 2024
        incentives:
          - {vi: "Thuế thu nhập doanh nghiệp: theo quy định của pháp luật (mẫu)"}
        conditions:
          - {vi: "Điều kiện thứ nhất (mẫu)"}
          - {vi: "Điều kiện thứ hai (mẫu)"}
        investors:
          - organisation: parts-seiko
            country: JP
            nationality: {vi: "Nhật Bản"}
            paper: {name: {vi: "Giấy chứng nhận đăng ký"}, number: "0000-01-000000", issued_on: 1990-04-02, issuer: {vi: "Cục Pháp vụ (mẫu)"}}
            address: {vi: "Nhật Bản (mẫu)", ja: "日本（見本）"}
            representative: {person: mihon-jiro, position: {vi: "Tổng Giám đốc"}}
            share: 75
            contribution: {amount: 3000000, converted: 69840000000}
            method: {vi: "Tiền mặt"}
            schedule: {vi: "Trong 90 ngày"}
          - person: mihon-saburo
            country: JP
            paper: {number: "TR0000000"}
            share: 25
            contribution: {amount: 1000000}

    """

  private static let certificate = """
            issued_on: 2023-07-06
            state: issued
            form_version: "A.II.8, Thông tư 03/2021/TT-BKHĐT"
            applied_on: 2023-06-12
            bases:
              - name: {vi: "Quyết định"}
                number: "00/QĐ-MẪU"
                dated: 2010-01-05
                about: {vi: "về chức năng của cơ quan (mẫu)"}
              - name: {vi: "Văn bản không số"}
            originals: 4
            signatory: {vi: "TRƯỞNG BAN"}

    """
}
