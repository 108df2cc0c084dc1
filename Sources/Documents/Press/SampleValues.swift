internal import PostgreSQL

/// Values that show where each field of a kind of paper stands, made from the fields' types.
struct SampleValues {
  let language: PaperLanguage
  let dated: CalendarDate
  let address: String

  func snapshot(of catalogue: FieldCatalogue) -> Snapshot {
    var snapshot: Snapshot = [:]
    var categories: Set<String> = []
    for entry in catalogue.entries {
      // Of flags that stand for one choice of several, the first is up.
      let group = entry.name.split(separator: ".").first.map(String.init) ?? ""
      if entry.type == .flag {
        let isChoice = group == "category"
        let isUp = isChoice ? categories.insert(group).inserted : self.isUp(entry.name)
        if isUp { snapshot[entry.name] = .flag(true) }
      } else {
        snapshot[entry.name] = value(entry.name, entry.type)
      }
    }
    return snapshot
  }

  private func isUp(_ flag: String) -> Bool {
    if flag.hasPrefix("document.month_") { return flag == "document.month_\(dated.month)" }
    return !["document.sealed", "document.sample", "document.unverified"].contains(flag)
      && !flag.hasSuffix("is_organisation")
  }

  private func value(_ name: String, _ type: FieldType) -> FieldValue {
    switch type {
    case .text where name.hasSuffix("kana"): .text("やまだ　たろう")
    case .text: .text(text(name))
    case .name: .name(self.name(isVietnamese: name.hasSuffix("_vi")))
    case .date: .date(dated)
    case .time: (try? LocalTime(date: dated, hour: 8, minute: 30, offset: 420)).map { .time($0) } ?? .empty
    // Shares are parts of a hundred, and charts of them take no more.
    case .number where name.hasSuffix("share"): .number("45")
    case .number: .number("1234")
    case .money: .money("18600000", currency: "USD")
    case .flag: .flag(true)
    case .code where name == "document.url": .code(address)
    case .code: .code("A12B34")
    case .rows(let fields):
      .rows(
        (1...3).map { _ in
          Dictionary(uniqueKeysWithValues: fields.map { ($0.key, value($0.key, $0.value)) })
        })
    }
  }

  /// The field's own name, in words that may be broken.
  private func text(_ name: String) -> String {
    "[" + name.replacing(".", with: " ").replacing("_", with: " ") + "]"
  }

  private func name(isVietnamese: Bool) -> String {
    switch isVietnamese ? .vi : language {
    case .vi: "Nguyễn Văn An"
    case .ja: "山田　太郎"
    case .en: "YAMADA Taro"
    }
  }
}
