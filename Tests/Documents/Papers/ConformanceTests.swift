import PDF
import PaperExamples
import Testing

@testable import Documents

/// Papers of all built-in templates against PDF/A-2a and PDF/UA-1.
@Suite("Conformance of the built-in papers")
struct ConformanceTests {
  private func about(_ language: PaperLanguage) -> DocumentInformation {
    DocumentInformation(
      title: "01/GM-UBND", author: "UBND tỉnh Quảng Ninh", subject: "招待状", language: language.rawValue,
      identifier: "A", created: "2023-10-25")
  }

  private func expectConforming(_ bytes: [UInt8]) {
    let report = Conformance.check(bytes)
    #expect(report.isConforming, "\(report.findings.map(\.description).joined(separator: "\n"))")
  }

  @Test("Every paper keeps every rule while it is not signed", arguments: BuiltInTemplateTests.papers)
  func unsigned(kind: DocumentKind, language: PaperLanguage) throws {
    let form = try Press(settings: DocumentSettings()).form(for: kind, language)
    let strike = try form.compiled.strike(ExamplePapers.snapshot(kind, language), about: about(language))
    expectConforming(form.compiled.plate.bytes + strike.bytes)
  }

  @Test("Every numbered paper keeps every rule under its seal", arguments: BuiltInTemplateTests.papers)
  func sealed(kind: DocumentKind, language: PaperLanguage) throws {
    guard kind.isNumbered else { return }
    let form = try Press(settings: DocumentSettings()).form(for: kind, language)
    var snapshot = try ExamplePapers.snapshot(kind, language)
    snapshot["document.unsigned"] = .flag(false)
    snapshot["document.sealed"] = .flag(true)
    snapshot["seal.signer"] = .text("Cao Tường Huy")
    snapshot["seal.organisation"] = .text("Ủy ban nhân dân tỉnh Quảng Ninh")
    snapshot["seal.time"] = try ExamplePapers.time("2023-10-25T09:00+07:00")
    let seal = SealSpace(
      reservedBytes: 64, signedAt: "2023-10-25T09:00:00+07:00", signer: "Cao Tường Huy",
      alternative: "Chữ ký số", language: "vi")
    let open = try form.compiled.open(snapshot, about: about(language), seal: seal)
    // The smallest DER sequence: the check looks at the room for the signature, not at the signature.
    let strike = try open.sealed(with: [0x30, 0x03, 0x02, 0x01, 0x01])
    expectConforming(form.compiled.plate.bytes + strike.bytes)
  }

  @Test("Letters that go on over pages keep every rule too", arguments: PaperLanguage.allCases)
  func severalPages(language: PaperLanguage) throws {
    let form = try Press(settings: DocumentSettings()).form(for: .invitation, language)
    var snapshot = try ExamplePapers.snapshot(.invitation, language)
    let words = [PaperLanguage.vi: "phát triển bền vững, ", .ja: "持続可能な発展、", .en: "sustainable growth, "]
    for field in ["conference.theme", "conference.occasion"] {
      snapshot[field] = .text(String(repeating: words[language] ?? "", count: 300))
    }
    let strike = try form.compiled.strike(snapshot, about: about(language))
    #expect(strike.pageCount > 1)
    expectConforming(form.compiled.plate.bytes + strike.bytes)
  }
}
