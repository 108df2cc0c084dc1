import Conferences
import Testing

@testable import Reports

@Suite struct `A number` {
  @Test(arguments: [
    ("2394000000", "USD", Language.vi, "2.394 triệu USD"), ("13910000000", "USD", .vi, "13,91 tỷ USD"),
    ("2394000000", "USD", .ja, "23億9,400万米ドル"), ("13910000000", "USD", .ja, "139億1,000万米ドル"),
    ("2394000000", "USD", .en, "USD 2,394 million"), ("13910000000", "USD", .en, "USD 13.91 billion"),
    ("18600000.00", "USD", .vi, "18,6 triệu USD"), ("433000000000", "VND", .vi, "433 tỷ đồng"),
    ("1234567.89", "EUR", .en, "EUR 1,234,567.89"), ("0.10", "JPY", .ja, "0.1円"),
    ("500", "USD", .vi, "500 USD"),
    ("1000000000000", "VND", .ja, "1兆ベトナムドン"),
  ])
  func `of money reads as people say it`(amount: String, currency: String, language: Language, words: String)
  {
    #expect(LocalNumber.money(amount, currency, language) == words)
  }

  @Test func `is grouped as the language does`() {
    #expect(LocalNumber.percent("17.2", .vi) == "17,2%")
    #expect(LocalNumber.percent("17.2", .ja) == "17.2%")
    #expect(LocalNumber.count(1_234_567, .vi) == "1.234.567")
    #expect(LocalNumber.count(999, .en) == "999")
    #expect(LocalNumber.grouped("-1234.50", .en) == "-1,234.5")
    #expect(LocalNumber.grouped("88.35", .vi, decimals: 2) == "88,35")
    #expect(LocalNumber.grouped("10", .en, decimals: 2) == "10.00")
  }
}
