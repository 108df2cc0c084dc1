import Testing

@testable import Documents

@Suite("Names inside a text")
struct NamePartsTests {
  @Test("are parts of their own, and all parts together are the text")
  func parts() {
    let text = "Trân trọng kính mời ông Lê Mẫu, Giám đốc, lên trao và kính mời ông Lê Mẫu Anh lên nhận."
    let parts = NameParts.of(text, names: ["ông Lê Mẫu", "Ông Lê Mẫu", "ông Lê Mẫu Anh", "", "Bà Trần"])
    #expect(parts.map(\.text).joined() == text)
    #expect(parts.filter(\.isName).map(\.text) == ["ông Lê Mẫu", "ông Lê Mẫu Anh"])
    #expect(parts.first?.isName == false && parts.count == 5)
  }

  @Test("may be the whole text, or none of it")
  func ends() {
    #expect(NameParts.of("見本　一郎　様", names: ["見本　一郎　様"]).map(\.isName) == [true])
    #expect(NameParts.of("ご来賓の皆様。", names: ["見本"]) == [NameParts(text: "ご来賓の皆様。", isName: false)])
    #expect(NameParts.of("", names: ["a"]).isEmpty)
  }
}
