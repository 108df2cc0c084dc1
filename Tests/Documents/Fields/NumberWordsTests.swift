import TestSupport
import Testing

@testable import Documents

@Suite("Numbers and money in words")
struct NumberWordsTests {
  private func words(_ number: String, _ language: PaperLanguage) throws -> String {
    try FieldValue.number(number).formatted("words", in: language)
  }

  @Test(
    "Vietnamese says mốt, lăm and linh where they belong",
    arguments: [
      ("0", "không"), ("1", "một"), ("5", "năm"), ("10", "mười"), ("11", "mười một"), ("15", "mười lăm"),
      ("21", "hai mươi mốt"), ("25", "hai mươi lăm"), ("50", "năm mươi"), ("55", "năm mươi lăm"),
      ("100", "một trăm"), ("105", "một trăm linh năm"), ("110", "một trăm mười"), ("1000", "một nghìn"),
      ("1005", "một nghìn không trăm linh năm"), ("1005000", "một triệu không trăm linh năm nghìn"),
      ("1000021", "một triệu không trăm hai mươi mốt"),
      ("433000000000", "bốn trăm ba mươi ba tỷ"), ("1200000000000", "một nghìn hai trăm tỷ"),
      ("1000000000005", "một nghìn tỷ không trăm linh năm"), ("18.6", "mười tám phẩy sáu"),
      ("35.05", "ba mươi lăm phẩy không năm"), ("-0.5", "âm không phẩy năm"),
    ])
  func vietnamese(number: String, expected: String) throws {
    #expect(try words(number, .vi) == expected)
  }

  @Test(
    "Japanese counts in ten thousands, and says one before 千 only where a larger unit follows",
    arguments: [
      ("0", "零"), ("10", "十"), ("21", "二十一"), ("1111", "千百十一"), ("18600000", "一千八百六十万"),
      ("433000000000", "四千三百三十億"), ("100000001", "一億一"), ("35.75", "三十五・七五"), ("-0.05", "マイナス零・〇五"),
    ])
  func japanese(number: String, expected: String) throws {
    #expect(try words(number, .ja) == expected)
  }

  @Test(
    "English says and before tens and units",
    arguments: [
      ("0", "zero"), ("21", "twenty-one"), ("105", "one hundred and five"), ("1005", "one thousand and five"),
      ("18600000", "eighteen million six hundred thousand"),
      ("433000000000", "four hundred and thirty-three billion"), ("35.75", "thirty-five point seven five"),
    ])
  func english(number: String, expected: String) throws {
    #expect(try words(number, .en) == expected)
  }

  @Test("Amounts name their currency, and begin as sentences do")
  func amounts() throws {
    func amount(_ text: String, _ currency: String) throws -> [String] {
      try PaperLanguage.allCases.map {
        try FieldValue.money(text, currency: currency).formatted("words", in: $0)
      }
    }
    #expect(
      try amount("433000000000.00", "VND") == [
        "Bốn trăm ba mươi ba tỷ đồng", "四千三百三十億ベトナムドン",
        "Four hundred and thirty-three billion Vietnamese dong",
      ])
    #expect(
      try amount("18600000.00", "USD") == [
        "Mười tám triệu sáu trăm nghìn đô la Mỹ", "一千八百六十万米ドル",
        "Eighteen million six hundred thousand US dollars",
      ])
    #expect(try amount("1", "USD")[2] == "One US dollar")
    #expect(try amount("2.5", "XYZ") == ["Hai phẩy năm XYZ", "二・五XYZ", "Two point five XYZ"])
    #expect(try amount("5000000000", "JPY")[0] == "Năm tỷ yên Nhật")
  }

  @Test("Quarters are counted in Roman numerals, and what these cannot count stays in figures")
  func roman() throws {
    func roman(_ text: String) throws -> String { try FieldValue.number(text).formatted("roman", in: .vi) }
    let quarters = try (1...4).map { try roman("\($0)") }
    #expect(quarters == ["I", "II", "III", "IV"])
    #expect(try roman("1994") == "MCMXCIV")
    let others = try ["0", "4000", "1.5", "-2"].map(roman)
    #expect(others == ["0", "4.000", "1,5", "−2"])
  }

  @Test("More digits than an amount can have stay in figures")
  func tooLong() throws {
    #expect(try words("1" + String(repeating: "0", count: 18), .en) == "1,000,000,000,000,000,000")
  }

  @Test("Whoever reads the words has the number again", arguments: PaperLanguage.allCases)
  func readBack(language: PaperLanguage) throws {
    var generator = SeededGenerator(seed: 39)
    for _ in 0..<4_000 {
      // As many small numbers, round ones and ones with zeros inside as others.
      let length = Int.random(in: 1...18, using: &generator)
      var whole = (0..<length).reduce(0) { number, _ in
        number * 10 + (Bool.random(using: &generator) ? 0 : Int.random(in: 0...9, using: &generator))
      }
      if Bool.random(using: &generator) { whole = whole / 1_000 * 1_000 }
      let fraction = Bool.random(using: &generator) ? "" : "0\(Int.random(in: 0...9, using: &generator))7"
      let isNegative = Int.random(in: 0..<5, using: &generator) == 0
      let text = (isNegative ? "-" : "") + "\(whole)" + (fraction.isEmpty ? "" : ".\(fraction)")
      let words = try words(text, language)
      let read = try #require(WordsReader.number(in: words, language))
      #expect(read == (whole == 0 && fraction.isEmpty ? "0" : text), "\(words)")
    }
  }
}

/// Reads numbers in words by what the words mean, knowing nothing of how they are made: units multiply what came
/// before them, figures add.
enum WordsReader {
  /// The number in plain notation; nil where a word is not known.
  static func number(in words: String, _ language: PaperLanguage) -> String? {
    switch language {
    case .vi:
      read(
        words.split(separator: " ").map(String.init), sign: "âm", point: "phẩy",
        figures: [
          "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7,
          "tám": 8, "chín": 9,
        ],
        factors: ["mươi": 10, "trăm": 100, "nghìn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000],
        sums: ["mười": 10, "linh": 0])
    case .ja:
      read(
        words.replacing("マイナス", with: "負").map(String.init), sign: "負", point: "・",
        figures: [
          "零": 0, "〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
        ],
        factors: [
          "十": 10, "百": 100, "千": 1_000, "万": 10_000, "億": 100_000_000, "兆": 1_000_000_000_000,
          "京": 10_000_000_000_000_000,
        ], sums: [:])
    case .en:
      read(
        words.split { " -".contains($0) }.map(String.init), sign: "minus", point: "point",
        figures: [
          "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
          "nine": 9,
        ],
        factors: [
          "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
          "trillion": 1_000_000_000_000, "quadrillion": 1_000_000_000_000_000,
        ],
        sums: [
          "and": 0, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
          "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
          "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
        ])
    }
  }

  private static func read(
    _ words: [String], sign: String, point: String, figures: [String: Int], factors: [String: Int],
    sums: [String: Int]
  ) -> String? {
    var words = words[...]
    let isNegative = words.first == sign
    if isNegative { words = words.dropFirst() }
    let parts = words.split(separator: point, maxSplits: 1)
    guard let whole = parts.first.flatMap({ value(of: $0, figures.merging(sums) { $1 }, factors) }) else {
      return nil
    }
    let fraction = parts.dropFirst().first?.compactMap { figures[$0] }.map(String.init).joined()
    return (isNegative ? "-" : "") + "\(whole)" + (fraction.map { ".\($0)" } ?? "")
  }

  /// What stands before the largest factor is multiplied by it; what stands behind it is added.
  private static func value(
    of words: ArraySlice<String>, _ numbers: [String: Int], _ factors: [String: Int]
  ) -> Int? {
    guard let largest = words.compactMap({ factors[$0] }).max(),
      let place = words.lastIndex(where: { factors[$0] == largest })
    else {
      return words.reduce(0) { sum, word in sum.flatMap { sum in numbers[word].map { sum + $0 } } }
    }
    let before = words[..<place]
    let after = words[words.index(after: place)...]
    guard let front = before.isEmpty ? 1 : value(of: before, numbers, factors),
      let back = value(of: after, numbers, factors)
    else { return nil }
    return front * largest + back
  }
}
