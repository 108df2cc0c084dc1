import Foundation

/// Two thousand invented guests of the forum in Hai Phong, what they answer and where they are seen: always the same,
/// so that every figure of the reports can be counted here once more, by other means.
struct ForumGuest {
  /// Eleven of twenty are Vietnamese, eight Korean, one is Japanese.
  enum Country: String, CaseIterable { case vietnam = "VN", korea = "KR", japan = "JP" }

  static let all: [ForumGuest] = {
    var counts: [Country: Int] = [:]
    return (0..<2000).map { index in
      let country: Country = index % 20 < 11 ? .vietnam : index % 20 < 19 ? .korea : .japan
      defer { counts[country, default: 0] += 1 }
      return ForumGuest(index: index, country: country, ordinal: counts[country, default: 0])
    }
  }()

  /// Who sends somebody else, and whom.
  static let replaced = "KR-0001"
  static let substitute = "KR-0002"

  let index: Int
  let country: Country
  let ordinal: Int

  var id: String { "\(country.rawValue)-\(Self.padded(ordinal + 1, to: 4))" }

  // MARK: - Names

  private static let vietnamese = (
    family: "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split(separator: " "),
    middle: "Văn Thị Đức Minh Quang Thu Ngọc Hữu".split(separator: " "),
    given: [
      "An", "Bình", "Cường", "Dũng", "Giang", "Hà", "Hương", "Khánh", "Linh", "Mỹ", "Nga", "Oanh", "Phúc",
      "Quỳnh", "Sơn", "Thảo", "Uyên", "Vinh", "Xuân", "Yến", "Bảo Anh", "Bình Minh",
    ]
  )
  private static let korean = (
    family: [
      ("김", "KIM"), ("이", "LEE"), ("박", "PARK"), ("최", "CHOI"), ("정", "JUNG"), ("강", "KANG"), ("조", "CHO"),
      ("윤", "YOON"), ("장", "JANG"), ("임", "LIM"), ("한", "HAN"), ("오", "OH"), ("서", "SEO"), ("신", "SHIN"),
      ("권", "KWON"), ("황", "HWANG"),
    ],
    first: [
      ("민", "Min"), ("서", "Seo"), ("지", "Ji"), ("현", "Hyeon"), ("준", "Jun"), ("은", "Eun"), ("수", "Su"),
      ("영", "Yeong"), ("태", "Tae"), ("혜", "Hye"),
    ],
    second: [("준", "jun"), ("연", "yeon"), ("우", "u"), ("빈", "bin"), ("희", "hui")]
  )
  private static let japanese = (
    family: [
      ("佐藤", "さとう", "SATO"), ("髙橋", "たかはし", "TAKAHASHI"), ("渡邉", "わたなべ", "WATANABE"),
      ("𠮷田", "よしだ", "YOSHIDA"), ("小林", "こばやし", "KOBAYASHI"),
    ],
    given: [
      ("健", "けん", "Ken"), ("葵", "あおい", "Aoi"), ("翔太", "しょうた", "Shota"), ("美咲", "みさき", "Misaki"),
      ("一郎", "いちろう", "Ichiro"), ("花子", "はなこ", "Hanako"), ("直樹", "なおき", "Naoki"),
      ("陽菜", "ひな", "Hina"), ("大輔", "だいすけ", "Daisuke"), ("結衣", "ゆい", "Yui"), ("誠", "まこと", "Makoto"),
      ("恵", "めぐみ", "Megumi"), ("修", "おさむ", "Osamu"), ("彩", "あや", "Aya"), ("武", "たけし", "Takeshi"),
      ("舞", "まい", "Mai"), ("昇", "のぼる", "Noboru"), ("滝子", "たきこ", "Takiko"), ("勤", "つとむ", "Tsutomu"),
      ("直道", "なおみち", "Naomichi"),
    ]
  )

  /// Native form, family, middle and given name, kana, romanised form. No two guests of a country share a name.
  var names: [String] {
    let n = ordinal
    switch country {
    case .vietnam:
      let family = String(Self.vietnamese.family[n % 16])
      let middle = String(Self.vietnamese.middle[n / 16 % 8])
      let given = Self.vietnamese.given[(n / 128 + n) % 22]
      return ["\(family) \(middle) \(given)", family, middle, given, "", ""]
    case .korea:
      let (family, latinFamily) = Self.korean.family[n % 16]
      let (first, latinFirst) = Self.korean.first[n / 16 % 10]
      let (second, latinSecond) = Self.korean.second[n / 160 % 5]
      return [
        family + first + second, family, "", first + second, "", "\(latinFamily) \(latinFirst)\(latinSecond)",
      ]
    case .japan:
      let (family, familyKana, latinFamily) = Self.japanese.family[n % 5]
      let (given, givenKana, latinGiven) = Self.japanese.given[n / 5 % 20]
      return [
        family + given, family, "", given, "\(familyKana) \(givenKana)", "\(latinFamily) \(latinGiven)",
      ]
    }
  }

  // MARK: - What they do

  enum Answer: String { case accepted, declined, tentative }

  /// What the guest answers for the conference; nil for nothing.
  var answer: Answer? {
    switch index % 20 {
    case 3, 12: nil
    case 7, 15: .declined
    case 9 where index % 40 == 9: .tentative
    default: .accepted
    }
  }

  /// Whether the guest who accepted the conference wants to come to that session too.
  func wants(_ session: String) -> Bool {
    switch session {
    case "PORTS": index % 10 == 0
    case "TECH": index % 10 == 1
    default: true
    }
  }

  /// Whether a badge of the guest is scanned at the door of that session.
  func isSeen(in session: String) -> Bool {
    guard id != Self.replaced else { return false }
    return switch session {
    case "OPENING": index % 3 != 0
    case "PORTS": index % 20 == 0
    case "TECH": index % 20 == 1
    case "CLOSING": index % 2 == 0
    default: false
    }
  }

  /// When the guest answers, one after the other.
  var answeredAt: String { Self.time(day: "2024-02-26", hour: 8, second: 20 * index) }

  static func time(day: String, hour: Int, second: Int) -> String {
    let clock = [hour + second / 3600, second / 60 % 60, second % 60].map { padded($0, to: 2) }
    return "\(day)T\(clock.joined(separator: ":"))+07:00"
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  // MARK: - As files

  /// The guest list as an organiser would send it; who is `invited` already had the letter from somebody else.
  static func list(_ guests: some Sequence<ForumGuest>, state: (ForumGuest) -> String) -> String {
    let header =
      "external_id,delegation,native_name,family_name,middle_name,given_name,kana,romanised_name,honorific_vi,"
      + "honorific_ja,honorific_en,title_vi,title_ja,title_en,organisation,country,language,roles,rank,state\n"
    return header
      + guests.map { guest in
        let language = ["VN": "vi", "KR": "en", "JP": "ja"][guest.country.rawValue] ?? ""
        let isJapanese = guest.country == .japan
        return
          ([guest.id, "\(guest.country.rawValue)-BIZ"] + guest.names + [
            guest.ordinal % 2 == 0 ? "Ông" : "Bà", isJapanese ? "様" : "",
            guest.ordinal % 2 == 0 ? "Mr." : "Ms.", "Giám đốc (mẫu)", isJapanese ? "部長（見本）" : "",
            "Director (sample)", "Công ty \(guest.country.rawValue) \(guest.ordinal % 37 + 1) (mẫu)",
            guest.country.rawValue, language, "member", "\(200 + guest.ordinal % 7)", state(guest),
          ]).joined(separator: ",")
      }.joined(separator: "\n") + "\n"
  }

  /// Everybody's answers, with those for single sessions.
  static var answers: String {
    var lines = ["external_id,session,answer,at,channel,key"]
    for guest in all {
      guard let answer = guest.answer else { continue }
      lines.append("\(guest.id),,\(answer.rawValue),\(guest.answeredAt),mail,a-\(guest.id)")
      for session in ["PORTS", "TECH"] where answer == .accepted && !guest.wants(session) {
        lines.append("\(guest.id),\(session),declined,\(guest.answeredAt),mail,\(session)-\(guest.id)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What the scanners at the doors saw: some badges twice, some people leaving.
  static func scans(of people: [String]) -> String {
    var lines = ["external_id,session,at,direction,device,key"]
    let stage = [
      ("OPENING", "2024-03-14", 8), ("GRANTS-S", "2024-03-14", 10), ("CLOSING", "2024-03-15", 8),
      ("GRANTS-2-S", "2024-03-15", 9),
    ]
    for (session, day, hour) in stage {
      for (index, person) in people.enumerated() {
        lines.append(
          "\(person),\(session),\(time(day: day, hour: hour, second: 1800 + index)),in,stage,\(session)-\(person)"
        )
      }
    }
    let doors = [
      ("OPENING", "2024-03-14", 8), ("PORTS", "2024-03-14", 14), ("TECH", "2024-03-14", 14),
      ("CLOSING", "2024-03-15", 8),
    ]
    for guest in all {
      for (session, day, hour) in doors where guest.isSeen(in: session) {
        func scan(_ direction: String, _ minute: Int, _ key: String) {
          let at = time(day: day, hour: hour, second: minute * 60 + guest.index % 1200)
          lines.append(
            "\(guest.id),\(session),\(at),\(direction),door-\(guest.index % 4),\(key)-\(session)-\(guest.id)")
        }
        scan("in", 5, "first")
        if guest.index % 5 == 0 { scan("in", 35, "second") }
        if guest.index % 11 == 0 { scan("out", 65, "out") }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
