/// Headers that guest lists have in Vietnam, Japan and elsewhere, and the columns that they can stand for.
///
/// They are proposals. A header that can stand for more than one column (“Title” is an office or a form of address)
/// is never taken for one of them without being told.
enum KnownHeaders {
  /// The columns a header can stand for; empty for one that nobody knows.
  static func columns(for header: String) -> [String] {
    byHeader[HeaderText.key(header)] ?? []
  }

  private static let byHeader: [String: [String]] = {
    var result: [String: [String]] = [:]
    for (column, headers) in table {
      for header in headers { result[HeaderText.key(header), default: []].append(column) }
    }
    return result
  }()

  private static let table: [(column: String, headers: [String])] = [
    (
      "external_id",
      ["ID", "Mã", "Mã số", "Mã khách mời", "Mã đại biểu", "External ID", "Guest ID", "番号", "管理番号"]
    ),
    ("code", ["Mã", "Mã số", "Mã đoàn", "Mã đơn vị", "Code", "コード", "団体コード"]),
    ("name_vi", ["Tên", "Tên tiếng Việt", "Tên đơn vị", "Tên đoàn", "Tên tổ chức", "ベトナム語名"]),
    ("name_ja", ["Tên tiếng Nhật", "日本語名", "名称", "団体名", "機関名"]),
    ("name_en", ["Name", "Tên tiếng Anh", "English name", "英語名"]),
    ("parent", ["Đơn vị chủ quản", "Cơ quan chủ quản", "Parent", "上部機関"]),
    ("symbol", ["Ký hiệu", "Symbol", "記号"]),
    ("head", ["Trưởng đoàn", "Head", "Head of delegation", "団長"]),
    ("deputy", ["Phó đoàn", "Phó Trưởng đoàn", "Deputy", "副団長"]),
    ("liaison", ["Cán bộ liên lạc", "Liên lạc viên", "Liaison", "Liaison officer", "連絡担当"]),
    ("delegation", ["Đoàn", "Mã đoàn", "Delegation", "代表団", "団体コード"]),
    (
      "native_name",
      [
        "Họ và tên", "Họ tên", "Tên", "Tên đại biểu", "Họ tên đại biểu", "Tên khách mời", "Name", "Full name",
        "Native name", "氏名", "お名前", "名前", "ご芳名", "御芳名",
      ]
    ),
    ("family_name", ["Họ", "Family name", "Last name", "Surname", "姓", "氏", "苗字"]),
    ("middle_name", ["Tên đệm", "Chữ đệm", "Middle name"]),
    ("given_name", ["Tên", "Given name", "First name", "名"]),
    ("kana", ["Kana", "フリガナ", "ふりがな", "氏名カナ", "氏名（カナ）", "カナ", "よみがな", "読み仮名", "Phiên âm kana"]),
    (
      "romanised_name",
      ["Romanised name", "Romanized name", "Name (English)", "ローマ字", "英語名", "ローマ字氏名", "Tên Latinh"]
    ),
    ("honorific_vi", ["Danh xưng", "Kính xưng"]),
    ("honorific_ja", ["敬称"]),
    ("honorific_en", ["Honorific", "Salutation", "Title"]),
    ("title_vi", ["Chức vụ", "Chức danh", "Chức vụ công tác"]),
    ("title_ja", ["役職", "役職名", "肩書", "肩書き", "職名"]),
    ("title_en", ["Title", "Position", "Job title", "Role title"]),
    (
      "organisation",
      [
        "Đơn vị", "Cơ quan", "Đơn vị công tác", "Cơ quan công tác", "Công ty", "Tổ chức", "Organisation",
        "Organization", "Company", "Affiliation", "所属", "会社名", "企業名", "団体名", "機関名", "組織",
      ]
    ),
    ("country", ["Quốc gia", "Nước", "Quốc tịch", "Country", "Nationality", "国", "国名", "国籍"]),
    ("language", ["Ngôn ngữ", "Language", "言語", "使用言語"]),
    ("email", ["Email", "E-mail", "Mail", "Thư điện tử", "Địa chỉ email", "メール", "メールアドレス", "電子メール"]),
    (
      "phone",
      [
        "Điện thoại", "Số điện thoại", "SĐT", "Di động", "Phone", "Telephone", "Tel", "Mobile", "電話", "電話番号",
        "携帯電話",
      ]
    ),
    ("roles", ["Vai trò", "Roles", "Role", "役割"]),
    ("rank", ["Cấp bậc", "Thứ bậc", "Rank", "順位", "席次"]),
  ]
}
