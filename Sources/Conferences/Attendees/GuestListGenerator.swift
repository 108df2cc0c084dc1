import Spreadsheets

/// Makes a guest list of people who do not exist, for trying a conference of full size. The same seed and count
/// make the same file.
///
/// Its names hold what names hold in earnest: Vietnamese tone marks and given names of two syllables, kanji
/// outside the common set (髙, 邉, 𠮷), letters of many Latin alphabets, hyphens and ’. Each says that it is a
/// sample (Mẫu, 見本, Sample), and every record carries the provenance `sample`.
public struct GuestListGenerator: Sendable {
  private let seed: UInt64
  private let count: Int
  private let delegations: [String]

  /// - Parameters:
  ///   - seed: Chooses the list.
  ///   - count: How many guests, 1 to 200,000.
  ///   - delegations: Codes among which about two guests in three are divided.
  public init(seed: UInt64, count: Int, delegations: [String] = []) {
    self.seed = seed
    self.count = min(max(1, count), 200_000)
    self.delegations = delegations
  }

  /// The list as an attendee file.
  public func csv() -> String {
    var random = Dice(seed: seed)
    var text = CSVWriter.record(AttendeeFile.columns)
    for number in 1...count {
      let fields = guest(number, &random)
      text += CSVWriter.record(AttendeeFile.columns.map { fields[$0] ?? "" })
    }
    return text
  }

  private func guest(_ number: Int, _ random: inout Dice) -> [String: String] {
    let isWoman = random.roll(2) == 0
    var fields =
      switch random.roll(10) {
      case 0..<5: Vietnamese.guest(isWoman, &random)
      case 5..<8: Japanese.guest(isWoman, &random)
      default: Latin.guest(isWoman, &random)
      }
    let digits = String(number)
    let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    let post = Post.all[random.roll(Post.all.count)]
    fields["external_id"] = "L\(seed)-\(padded)"
    if !delegations.isEmpty, random.roll(3) > 0 { fields["delegation"] = random.one(of: delegations) }
    fields["honorific_vi"] = isWoman ? "Bà" : "Ông"
    fields["honorific_ja"] = "様"
    fields["honorific_en"] = isWoman ? "Ms." : "Mr."
    (fields["title_vi"], fields["title_ja"], fields["title_en"]) = (post.vi, post.ja, post.en)
    fields["email"] = "guest\(padded)@example.org"
    if random.roll(2) == 0 { fields["phone"] = "+84 203 000 \(1000 + random.roll(9000))" }
    fields["roles"] = random.one(of: [
      "member", "member", "member", "observer", "speaker", "press", "member;speaker",
    ])
    fields["rank"] = String(200 + random.roll(800))
    fields["provenance"] = Provenance.sample.rawValue
    return fields
  }
}

/// SplitMix64: small, and the same on every machine.
private struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// 0 to `sides` - 1.
  mutating func roll(_ sides: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ (value >> 31)) % UInt64(sides))
  }

  mutating func one<Element>(of elements: [Element]) -> Element { elements[roll(elements.count)] }
}

private struct Post {
  let vi: String
  let ja: String
  let en: String

  static let all = [
    Post(vi: "Giám đốc (mẫu)", ja: "代表取締役社長（見本）", en: "Director (sample)"),
    Post(
      vi: "Trưởng phòng Xúc tiến đầu tư (mẫu)", ja: "投資促進部長（見本）", en: "Head of Investment Promotion (sample)"),
    Post(vi: "Chuyên viên cao cấp (mẫu)", ja: "主任研究員（見本）", en: "Senior Expert (sample)"),
    Post(vi: "Phóng viên (mẫu)", ja: "記者（見本）", en: "Reporter (sample)"),
    Post(
      vi: "Phó Chủ tịch Hiệp hội doanh nghiệp (mẫu)", ja: "企業協会副会長（見本）",
      en: "Vice President, Business Association (sample)"),
  ]
}

private enum Vietnamese {
  static let families = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Ngô", "Ưng",
  ]
  static let middles = ["Văn", "Thị", "Đức", "Thu", "Quang", "Hữu", "Ngọc", "Minh", "Tường", "Xuân"]
  static let givens = [
    "Mẫu", "Mẫu Anh", "Mẫu Bình", "Mẫu Châu", "Mẫu Dũng", "Mẫu Giang", "Mẫu Hạnh", "Mẫu Kỳ", "Mẫu Lộc",
    "Mẫu Nghĩa", "Mẫu Phượng", "Mẫu Quỳnh", "Mẫu Sơn", "Mẫu Thủy", "Mẫu Uyên", "Mẫu Vỹ", "Mẫu Yến",
  ]

  static func guest(_ isWoman: Bool, _ random: inout Dice) -> [String: String] {
    let (family, given) = (random.one(of: families), random.one(of: givens))
    let middle = isWoman && random.roll(2) == 0 ? "Thị" : random.one(of: middles)
    return [
      "native_name": "\(family) \(middle) \(given)", "family_name": family, "middle_name": middle,
      "given_name": given, "organisation": "Công ty TNHH Mẫu số \(1 + random.roll(40))", "country": "VN",
      "language": "vi",
    ]
  }
}

private enum Japanese {
  static let families = [
    ("髙橋", "たかはし", "TAKAHASHI"), ("渡邉", "わたなべ", "WATANABE"), ("𠮷田", "よしだ", "YOSHIDA"),
    ("山﨑", "やまさき", "YAMASAKI"), ("齋藤", "さいとう", "SAITO"), ("濵田", "はまだ", "HAMADA"),
    ("佐々木", "ささき", "SASAKI"), ("鈴木", "すずき", "SUZUKI"), ("五十嵐", "いがらし", "IGARASHI"),
    ("勅使河原", "てしがわら", "TESHIGAWARA"), ("辻", "つじ", "TSUJI"), ("一", "にのまえ", "NINOMAE"),
  ]
  static let givens = [
    ("見本", "みほん", "Mihon"), ("見本太", "みほんた", "Mihonta"), ("見本一", "みほんいち", "Mihon’ichi"),
    ("見本斗", "みほんと", "Mihonto"), ("見本郎", "みほんろう", "Mihonro"),
  ]
  static let womensGivens = [
    ("見本子", "みほんこ", "Mihonko"), ("見本美", "みほんみ", "Mihonmi"), ("見本奈", "みほんな", "Mihonna"),
    ("見本", "みほん", "Mihon"),
  ]

  static func guest(_ isWoman: Bool, _ random: inout Dice) -> [String: String] {
    let family = random.one(of: families)
    let given = random.one(of: isWoman ? womensGivens : givens)
    return [
      "native_name": family.0 + given.0, "family_name": family.0, "given_name": given.0,
      "kana": "\(family.1) \(given.1)", "romanised_name": "\(family.2) \(given.2)",
      "organisation": "株式会社見本\(1 + random.roll(40))号", "country": "JP", "language": "ja",
    ]
  }
}

private enum Latin {
  static let families = [
    "O’Sample", "Sample-Müller", "D’Échantillon", "Muestra Ñandú", "Beispiel-Weiß", "Přikladová", "Przykład",
    "Örnekoğlu", "Sýnishorn", "Näidis", "van der Voorbeeld", "Esempio", "McSample",
  ]
  static let givens = [
    "Zoë", "José", "François", "Łukasz", "Siân", "Renée", "Jürgen", "Åse", "Çağla", "Štěpán", "Mary Jane",
    "Þór",
  ]
  static let countries = ["GB", "FR", "ES", "DE", "CZ", "PL", "TR", "IS", "EE", "NL", "IT", "US"]

  static func guest(_ isWoman: Bool, _ random: inout Dice) -> [String: String] {
    let (given, family) = (random.one(of: givens), random.one(of: families))
    return [
      "native_name": "\(given) \(family)", "family_name": family, "given_name": given,
      "romanised_name": "\(given) \(family)",
      "organisation": "Sample Holdings No. \(1 + random.roll(40)), Ltd.",
      "country": random.one(of: countries), "language": "en",
    ]
  }
}
