import Documents
import PostgreSQL

/// Snapshots of papers about many, made from the types of their fields: rows with names, titles and figures such as the
/// model conference has.
extension ExamplePapers {
  static func whole(_ kind: DocumentKind, _ language: PaperLanguage) throws -> Snapshot {
    let common = Set(
      DocumentKind.badge.catalogue.fields.keys.filter { $0.hasPrefix("document.") || $0.hasPrefix("sender.") }
    )
    var fields: Snapshot = [:]
    for entry in kind.catalogue.entries where !common.contains(entry.name) {
      fields[entry.name] = try value(entry.name, entry.type, language, 0)
    }
    return fields.filter { $0.value != .empty }
  }

  private static func value(
    _ name: String, _ type: FieldType, _ language: PaperLanguage, _ index: Int
  ) throws -> FieldValue {
    let language = name.hasSuffix("_vi") ? PaperLanguage.vi : language
    switch type {
    case .flag: return raised.contains(name) ? .flag(true) : .empty
    case .number: return .number(String(index + 1))
    case .money: return .money("18600000", currency: "USD")
    case .date: return try date("2023-11-17")
    case .time: return try time("2023-11-17T0\(8 + index % 2):00+07:00")
    case .code: return .code(["G-001", "G-002", "𠮷-3"][index % 3])
    case .name: return .name(pick(names, language, index))
    case .text where name == "seat": return .text("1-12")
    case .text where name == "zone": return .text("UTC+7")
    case .text where name == "away_zone": return .text("UTC+9")
    case .text where name.hasSuffix("kana"): return .text("たけべ つとむ")
    case .text: return .text(pick(texts, language, index))
    case .rows(let inner):
      return .rows(
        try (0..<3).map { index in
          var row: Snapshot = [:]
          for (name, type) in inner { row[name] = try value(name, type, language, index) }
          // Of flags that stand for one choice of several, one is up.
          if inner["is_ja"] != nil { row["is_\(language.rawValue)"] = .flag(true) }
          return row.filter { $0.value != .empty }
        })
    }
  }

  private static let raised: Set<String> = [
    "is_coming", "is_head", "is_new_day", "has_items", "has_people", "has_people_vi", "has_words",
    "has_words_vi", "is_taken", "is_certificate", "is_locked",
    "plan.is_theatre", "plan.shows_names", "is_grant", "document.sample", "conference.is_one_day", "is_void",
  ]

  private static func pick(
    _ values: [PaperLanguage: [String]], _ language: PaperLanguage, _ index: Int
  ) -> String {
    let choice = values[language] ?? []
    return choice.isEmpty ? "" : choice[index % choice.count]
  }

  private static let names: [PaperLanguage: [String]] = [
    .vi: ["Nguyễn Xuân Ký", "Cao Tường Huy", "Đặng Thị Bình Mẫu"],
    .ja: ["武部　勤", "𠮷田　見本", "カオ・トゥオン・フイ"],
    .en: ["TAKEBE Tsutomu", "Zoë O’Sample", "Cao Tường Huy"],
  ]

  private static let texts: [PaperLanguage: [String]] = [
    .vi: [
      "Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy, Chủ tịch Hội đồng nhân dân tỉnh", "Phiên toàn thể",
      "Đại sứ Đặc mệnh toàn quyền Nhật Bản tại Việt Nam",
    ],
    .ja: ["参議院議員・農林水産大臣政務官", "全体会議", "駐ベトナム日本国特命全権大使"],
    .en: [
      "Ambassador Extraordinary and Plenipotentiary of Japan to Viet Nam", "Plenary session",
      "Parliamentary Vice-Minister of Agriculture, Forestry and Fisheries",
    ],
  ]
}
