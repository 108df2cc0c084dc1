/// One of the invented recipients.
struct Person: Codable {
  let serial: String
  let vi: String
  let ja: String
  let en: String
  let organisation: String
  let role: String
  let url: String
}

/// Invented recipients without end, the same in every run: common and rare kanji, stacked Vietnamese accents, apostrophes.
struct People {
  private var random = Random(state: 7)
  private var count = 0

  mutating func next() -> Person {
    count += 1
    let digits = String(count)
    let serial = "QN-2023-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    let vi = [Self.families, Self.middles, Self.givens].map { random.pick($0) }.joined(separator: " ")
    let ja = random.pick(Self.japaneseFamilies) + " " + random.pick(Self.japaneseGivens)
    return Person(
      serial: serial, vi: vi, ja: ja,
      en: random.pick(Self.westernGivens) + " " + random.pick(Self.westernFamilies),
      organisation: random.pick(Self.organisations), role: random.pick(Self.roles),
      url: "https://trao.example/v/\(serial)-\(String(random.next(), radix: 16))")
  }

  private static let families = words(
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý")
  private static let middles = words(
    "Thị Văn Hữu Đức Minh Ngọc Quang Xuân Thành Bảo Khánh Phương Tuấn Gia Ánh")
  private static let givens = words(
    "Hường Thuỷ Dũng Nghĩa Quỳnh Trưởng Đạt Ngữ Tiến Thắng Ẩn Ước Yến Kiệt Sương Nhượng Thuận Hiếu Vỹ")
  private static let japaneseFamilies = words(
    "佐藤 鈴木 高橋 田中 渡邉 伊藤 山本 中村 小林 加藤 吉田 齋藤 髙木 葛飾 辻村 榊原 邊見 櫻井 澤田 曽我部")
  private static let japaneseGivens = words(
    "直樹 美咲 翔太 陽菜 健太郎 由紀子 龍之介 沙織 義晴 麗華 悠真 千尋 穂乃香 隼人 芙美 祥平 凪 蓮")
  private static let westernFamilies = [
    "Smith", "O’Connor", "Müller", "Dąbrowski", "Hernández", "Kovács", "Tremblay", "Ó Briain", "Johnson",
  ]
  private static let westernGivens = words("Alice Robert Chloë Zoltán Grace Émile Patrick Ingrid Samuel")
  private static let organisations = [
    "Bộ Kế hoạch và Đầu tư", "Đại học Hạ Long", "北海道", "Hiệp hội Doanh nghiệp", "農林水産省", "Quang Ninh IPA",
  ]
  private static let roles = ["Đại biểu chính thức", "Diễn giả", "Khách mời danh dự", "Quan sát viên"]

  private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}

/// SplitMix64: the same numbers on every machine.
private struct Random {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }

  mutating func pick(_ list: [String]) -> String { list[Int(next() % UInt64(list.count))] }
}
