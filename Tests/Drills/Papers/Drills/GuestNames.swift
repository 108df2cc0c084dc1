import Foundation
import TestSupport

/// Invented names, each once, the same for the same seed; every kind in its turn.
package struct GuestNames {
  private var random: SeededGenerator
  private var count = 0
  private var known: Set<[UInt8]> = []

  package init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  package mutating func next() -> GuestName {
    let kinds = GuestName.Kind.allCases
    let kind = kinds[count % kinds.count]
    count += 1
    while true {
      let text = text(kind)
      // By bytes: for Swift's strings a name and its decomposed form are the same.
      if known.insert(Array(text.utf8)).inserted { return GuestName(kind: kind, text: text) }
    }
  }

  private mutating func text(_ kind: GuestName.Kind) -> String {
    switch kind {
    case .vietnamese: vietnamese()
    case .decomposed: decomposed()
    case .japanese: Bool.random(using: &random) ? kanji() : katakana()
    case .variation: pick(Self.variationFamilies) + pick(Self.spaces) + pick(Self.kanjiGivens)
    case .supplementary: pick(Self.supplementaryFamilies) + pick(Self.spaces) + pick(Self.kanjiGivens)
    case .halfWidth: pick(Self.halfFamilies) + pick(Self.spaces) + pick(Self.halfGivens) + pick(Self.halfEnds)
    case .western: western()
    case .apostrophe: pick(Self.westernGivens) + " " + pick(Self.apostrophes) + pick(Self.westernEnds)
    case .mixed: mixed()
    case .long: long()
    case .organisation: organisation()
    case .impossible: "\(pick(Self.westernGivens)) \(pick(Self.impossible)) \(vietnamese())"
    }
  }

  private mutating func pick(_ choices: [String]) -> String {
    choices[Int.random(in: 0..<choices.count, using: &random)]
  }

  private mutating func vietnamese() -> String {
    [Self.families, Self.middles, Self.middles, Self.givens].map { pick($0) }.joined(separator: " ")
  }

  private mutating func kanji() -> String {
    pick(Self.kanjiFamilies) + pick(Self.spaces) + pick(Self.kanjiGivens)
  }

  private mutating func katakana() -> String {
    "\(pick(Self.katakana))・\(pick(Self.katakana))\(pick(["", "・ジュニア", "＝デュポン"]))"
  }

  private mutating func western() -> String {
    "\(pick(Self.westernGivens)) \(pick(Self.westernGivens)) \(pick(Self.westernFamilies))\(pick(Self.westernEnds))"
  }

  private mutating func decomposed() -> String {
    let whole = [vietnamese(), western(), katakana()]
    return pick(whole).decomposedStringWithCanonicalMapping
  }

  private mutating func mixed() -> String {
    let parts = [kanji(), vietnamese(), katakana(), western(), pick(Self.others)]
    let first = pick(parts)
    return pick([
      "\(first) (\(pick(parts)))", "\(first)（\(pick(parts))）", "\(pick(Self.others)) \(first)",
      "\(pick(Self.kanjiFamilies)) \(pick(Self.westernGivens))", "\(first)・\(pick(Self.others))",
    ])
  }

  /// Exactly 60 characters.
  private mutating func long() -> String {
    let glue = pick([" ", " ", "\u{3000}", "・"])
    var text = ""
    while text.count < 60 {
      let part =
        switch glue {
        case " ": pick([vietnamese(), western()])
        case "・": pick(Self.katakana)
        default: kanji()
        }
      text += (text.isEmpty ? "" : glue) + part
    }
    text = String(text.prefix(60))
    // The last one may be a blank or half a name.
    return text.last.map { " \u{3000}・".contains($0) } ?? true
      ? text.dropLast() + pick(["An", "Ý", "凪"]) : text
  }

  private mutating func organisation() -> String {
    pick([
      "Tổ chức \(vietnamese()) (\(pick(["JETRO", "JICA", "VCCI"])))",
      "株式会社\(pick(Self.katakana))\(pick(Self.kanjiFamilies))",
      "（一財）\(pick(Self.kanjiFamilies))・\(pick(Self.katakana))財団", "\(western()) & Söhne GmbH & Co. KG",
      "Công ty TNHH “\(vietnamese())”", "\(pick(Self.kanjiFamilies))商事㈱第２営業部",
      "Công ty CP \(pick(Self.apostrophes)) - \(vietnamese())",
    ])
  }

  private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

  private static let spaces = ["\u{3000}", "\u{3000}", " "]
  private static let families = words(
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý")
  private static let middles = words(
    "Thị Văn Hữu Đức Minh Ngọc Quang Xuân Thành Bảo Khánh Phương Tuấn Gia Ánh Công Tằng Tôn Nữ Ỷ Ẫn")
  private static let givens = words(
    "Hường Thuỷ Dũng Nghĩa Quỳnh Trưởng Đạt Ngữ Tiến Thắng Ẩn Ước Yến Kiệt Sương Nhượng Thuận Hiếu Vỹ Ấm Ổi Ỡm Ậu"
  )
  private static let kanjiFamilies = words(
    "佐藤 鈴木 高橋 田中 渡邉 伊藤 山本 中村 小林 加藤 吉田 齋藤 髙木 葛飾 辻村 榊原 邊見 櫻井 澤田 曽我部 勅使河原 々井 﨑山 塚本 神谷")
  private static let kanjiGivens = words(
    "直樹 美咲 翔太 陽菜 健太郎 由紀子 龍之介 沙織 義晴 麗華 悠真 千尋 穂乃香 隼人 芙美 祥平 凪 蓮 さゆり マリ ゑい 一ノ介")
  private static let katakana = words(
    "マリア カルメン フェルナンデス グエン ヴァン トゥオン ゴ・ディン ジョゼッペ シャルル ヴィクトル エリーザベト パク ウィリアムズ ガブリエラ")
  /// The sequences of 葛 and 辻 that registries of names use (IVD, Adobe-Japan1 and Hanyo-Denshi).
  private static let variationFamilies = [
    "葛\u{E0100}飾", "葛\u{E0101}城", "辻\u{E0100}", "辻\u{E0101}村", "祇\u{E0100}園", "榊\u{E0100}原", "邉\u{E0100}見",
    "渡邉\u{E0101}", "渡邊\u{E0100}", "齋\u{E0100}藤", "飴\u{E0101}谷", "芦\u{E0100}田", "鯖\u{E0100}江", "櫛\u{E0100}引",
  ]
  private static let supplementaryFamilies = words("𠮷田 𠮷野 𠮷川 𠮷岡 𠮷村 𡈽屋 𡌛谷 𣘺本 𣳾山 𩸽沢 𠀋島 𡧃野 𥔎山 𦚰田")
  private static let halfFamilies = words("ﾔﾏﾀﾞ ﾀﾅｶ ﾜﾀﾅﾍﾞ ｻｻｷ ｵｶﾞﾜ ﾆﾎﾝﾏﾂ ｸﾞｴﾝ ﾁｬﾝ ﾌｧﾑ ﾎｱﾝ ﾀﾞﾝ ﾊﾟｸ ｼﾞｮﾝ ﾙｰｶｽ")
  private static let halfGivens = words("ﾀﾛｳ ﾊﾅｺ ｹﾝｲﾁ ﾐｻｷ ｼｮｳﾀ ﾕｷｺ ﾘｭｳﾉｽｹ ｳﾞｧﾝ ﾃｨ･ﾗﾝ ﾌｨ ﾁｮｳ")
  private static let halfEnds = ["", "･ﾏﾘｱ", "ｰ", "(ｶﾌﾞ)"]
  private static let westernGivens = words(
    "José François Zoë Łukasz Jürgen Siân Dvořák Bjørn Þórunn Gunnarsdóttir Çağla İpek Ștefan Žofia Ħamrun Ngaio Māui Anaïs Søren Őze"
  )
  private static let westernFamilies = words(
    "Dąbrowski Hernández Kovács Tremblay Müller Šimůnková Ørsted Nuñez-Ibáñez Groß Ćwikła Yılmaz Ţepeş Ķēniņš Ålesund Æther Œuvre Ŷnyr Ẽ"
  )
  private static let westernEnds = [
    "", " de la Peña", "-Ó Súilleabháin", " Jr.", " von Hülsen", " y Cañizares",
  ]
  private static let apostrophes = words(
    "O’Connor O'Connor d’Arc d'Arc L’Hôpital N'Guessan ’t'Hooft Mc’Gowan’s O’Brien’ Shu'aib D’‘Souza O'Neil-d’Este"
  )
  private static let others = words("Иван Ёлкин Παπαδόπουλος Ὀδυσσεύς 김철수 王秀英 Ｔａｒｏ １２３ №7 Дмитрий")
  /// Khmer, Thai, Devanagari, Cherokee, a letter of private use, an emoji, a character nobody has assigned.
  private static let impossible = words("សុខ สมชาย राम ᏣᎳᎩ \u{E0F8} 🎌 \u{2FE0}").filter { !$0.isEmpty }
}
