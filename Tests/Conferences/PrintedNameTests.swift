import Testing

import Conferences

@Suite("Printed names")
struct PrintedNameTests {
  private func written(_ name: PrintedName) -> [String] {
    [.vi, .ja, .en].map { (language: Language) in name.written(in: language) }
  }

  @Test("A Japanese name is in kanji on a Japanese paper, its parts joined by an ideographic space")
  func japanese() {
    let name = PrintedName(
      native: "武部勤", family: "武部", given: "勤", kana: "たけべ つとむ", romanised: "TAKEBE Tsutomu")
    #expect(written(name) == ["TAKEBE Tsutomu", "武部\u{3000}勤", "TAKEBE Tsutomu"])
    #expect(name.reading == "たけべ つとむ")
  }

  @Test("A Vietnamese name keeps its letters, and is in kana on a Japanese paper")
  func vietnamese() {
    let name = PrintedName(
      native: "Cao Tường Huy", family: "Cao", given: "Huy", kana: "カオ・トゥオン・フイ", romanised: "Cao Tuong Huy")
    #expect(written(name) == ["Cao Tường Huy", "カオ・トゥオン・フイ", "Cao Tường Huy"])
    #expect(name.reading == nil)
  }

  @Test(
    "A form that is not stored falls back to the native one: nothing is made up",
    arguments: [
      (PrintedName(native: "𠮷野太郎"), ["𠮷野太郎", "𠮷野太郎", "𠮷野太郎"]),
      (PrintedName(native: "O’Connor-Smith"), ["O’Connor-Smith", "O’Connor-Smith", "O’Connor-Smith"]),
      (PrintedName(native: "ペドロ", romanised: "Pedro"), ["Pedro", "ペドロ", "Pedro"]),
      (PrintedName(native: "Иван", kana: "イワン", romanised: "Ivan"), ["Ivan", "イワン", "Ivan"]),
      (PrintedName(native: "山田", family: "山田"), ["山田", "山田", "山田"]),
    ])
  func fallbacks(name: PrintedName, expected: [String]) {
    #expect(written(name) == expected)
  }
}
