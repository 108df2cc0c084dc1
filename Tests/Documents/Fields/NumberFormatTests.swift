import Testing

@testable import Documents

@Suite("Numbers and money on paper")
struct NumberFormatTests {
  private func number(_ text: String, _ format: NumberFormat) throws -> [String] {
    try PaperLanguage.allCases.map { try FieldValue.number(text).formatted(format.rawValue, in: $0) }
  }
  private func money(_ text: String, _ currency: String, _ format: MoneyFormat) throws -> [String] {
    try PaperLanguage.allCases.map {
      try FieldValue.money(text, currency: currency).formatted(format.rawValue, in: $0)
    }
  }

  @Test("Digits are grouped with each language's signs")
  func grouped() throws {
    #expect(try number("2394", .grouped) == ["2.394", "2,394", "2,394"])
    #expect(try number("13.910", .grouped) == ["13,91", "13.91", "13.91"])
    #expect(try number("-1234567.5", .grouped) == ["−1.234.567,5", "−1,234,567.5", "−1,234,567.5"])
    #expect(try number("999", .grouped) == ["999", "999", "999"])
    #expect(try number("007", .plain) == ["7", "7", "7"])
    #expect(try number("17.2", .percent) == ["17,2%", "17.2%", "17.2%"])
    #expect(try number("-0.00", .grouped) == ["0", "0", "0"])
  }

  @Test("Large numbers read in the units of each language")
  func units() throws {
    #expect(try number("13910000000", .units) == ["13,91 tỷ", "139億1,000万", "13.91 billion"])
    #expect(try number("18600000", .units) == ["18,6 triệu", "1,860万", "18.6 million"])
    #expect(try number("500000", .millions) == ["0,5 triệu", "50万", "0.5 million"])
    #expect(try number("12345.67", .units) == ["12.345,67", "1万2,345.67", "12,345.67"])
    #expect(try number("100000001", .units)[1] == "1億1")
    #expect(try number("10000.5", .units)[1] == "1万0.5")
  }

  @Test("Money reads as the papers of the conference print it")
  func moneyOfTheConference() throws {
    #expect(try money("18600000.00", "USD", .full) == ["18.600.000 USD", "18,600,000米ドル", "USD 18,600,000"])
    #expect(
      try money("2394000000", "USD", .millions) == ["2.394 triệu USD", "23億9,400万米ドル", "USD 2,394 million"])
    #expect(
      try money("13910000000", "USD", .units) == ["13,91 tỷ USD", "139億1,000万米ドル", "USD 13.91 billion"])
    #expect(try money("35750000", "USD", .units) == ["35,75 triệu USD", "3,575万米ドル", "USD 35.75 million"])
    #expect(try money("433000000000", "VND", .units)[0] == "433 tỷ đồng")
    #expect(try money("12.5", "EUR", .full) == ["12,50 EUR", "12.50ユーロ", "EUR 12.50"])
    #expect(try money("1", "XYZ", .full) == ["1 XYZ", "1XYZ", "XYZ 1"])
  }

  @Test("Areas are kept in square metres and read in hectares too")
  func areas() throws {
    #expect(try number("20000.00", .hectares) == ["2 ha", "2ヘクタール", "2 ha"])
    #expect(try number("62700", .hectares) == ["6,27 ha", "6.27ヘクタール", "6.27 ha"])
    #expect(try number("62700", .squareMetres) == ["62.700 m²", "62,700平方メートル", "62,700 m²"])
    #expect(try number("5", .hectares)[2] == "0.0005 ha")
  }

  @Test("Ordinals read as words or figures")
  func ordinals() throws {
    #expect(try number("1", .ordinal) == ["thứ nhất", "第1", "1st"])
    #expect(try number("4", .ordinal)[0] == "thứ tư")
    #expect(try number("17", .ordinal) == ["thứ 17", "第17", "17th"])
  }

  @Test(
    "What is no plain decimal is refused",
    arguments: ["", "-", "1.", ".5", "1,000", "1e6", "٣", "1.2.3", " 1"])
  func rubbish(text: String) {
    #expect(throws: FieldFormatError.notANumber(text)) {
      try FieldValue.number(text).formatted(in: .en)
    }
  }
}
