import Graphics
import Testing

@testable import Documents
@testable import PDF

@Suite("Words about the seal")
struct SealSlotTests {
  private static let slot =
    "\n  seal: {style: body, seal: true, below: body, gap: 10pt, frame: {x: 20mm, y: 30mm, width: 80mm, height: 150mm}}"

  private func compile(_ slot: String = slot) throws -> CompiledTemplate {
    let text =
      TemplateFixture.body("Kính mời {{name}}") + (slot.isEmpty ? "" : "\n# seal\n\nNgười ký: {{note}}\n")
    let template = try Template.parse(
      TemplateFixture.source(text, layout: TemplateFixture.layout(slots: TemplateFixture.slots + slot)),
      catalogue: TemplateFixture.catalogue)
    return try CompiledTemplate(template, language: .vi, fonts: TemplateFixture.fonts)
  }

  private static let sealed: Snapshot = [
    "name": .name("Huy"), "note": .text("UBND"), "document.sealed": .flag(true),
  ]

  private static let space = SealSpace(
    reservedBytes: 100, signedAt: "2023-10-25T09:00:00+07:00", alternative: "Chữ ký số", language: "vi")

  @Test("they are shown on a sealed paper only, and nothing they need is asked for on others")
  func shown() throws {
    let compiled = try compile()
    #expect(compiled.template.usedFields.contains("document.sealed"))
    let plain = try compiled.layOut(["name": .name("Huy")])
    #expect(plain.drawings["seal"]?.isEmpty == true && plain.seal == nil)
    let sealed = try compiled.layOut(Self.sealed)
    #expect(sealed.drawings["seal"]?.texts == ["Người ký: UBND"])
    let missing = TemplateFixture.faults(compiled, ["name": .name("Huy"), "document.sealed": .flag(true)])
    #expect(missing == [.unfilled(field: "note", slot: "seal")])
  }

  @Test("the field of the signature lies over them, where they really stand")
  func frame() throws {
    let layout = try compile().layOut(Self.sealed)
    let seal = try #require(layout.seal)
    let body = try #require(layout.drawings["body"]?.runs.last).baseline.y
    #expect(seal.page == 0 && seal.frame.top > body && seal.frame.height == 15)
    #expect(abs(seal.frame.width - 80 * Size.pointsPerMillimetre) < 0.01)
    let open = try compile().open(Self.sealed, about: TemplateFixture.about, seal: Self.space)
    #expect(open.pageCount == 1 && open.reservedBytes == 100)
    let strike = try open.sealed(with: [0x30, 0x03, 0x02, 0x01, 0x01])
    #expect(strike.pageCount == 1)
  }

  @Test("a template without them is sealed invisibly")
  func invisible() throws {
    let compiled = try compile("")
    #expect(try compiled.layOut(Self.sealed).seal == nil)
    #expect(try compiled.open(Self.sealed, about: TemplateFixture.about, seal: Self.space).pageCount == 1)
  }
}
