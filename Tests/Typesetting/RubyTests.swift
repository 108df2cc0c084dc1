import Fonts
import Graphics
import Testing
import Typesetting

@Suite("Readings above names")
struct RubyTests {
  private let typesetter = Typesetter()

  private func layOut(
    _ before: String, _ name: String, _ reading: String, _ after: String = "", width: Double = 400,
    leading: Double = 16, alignment: ParagraphStyle.Alignment = .left
  ) throws -> ParagraphLayout {
    var style = Fixture.paragraphStyle(.japanese, alignment)
    style.leading = leading
    let spans = [
      TextSpan(before, style: Fixture.style()),
      TextSpan(name, style: Fixture.style(), isKeptTogether: true, origin: 1, ruby: reading),
      TextSpan(after, style: Fixture.style()),
    ]
    return try typesetter.layOut(spans.filter { !$0.text.isEmpty }, style: style, width: width)
  }

  /// Left and right edge of each run of a reading.
  private func edges(_ ruby: LineRuby) -> [(Double, Double)] {
    ruby.runs.map { run in
      (run.x, run.x + run.run.glyphs.reduce(0) { $0 + $1.advance } * run.run.size)
    }
  }

  @Test("are set at half size, part above part, and read after the name")
  func parts() throws {
    let layout = try layOut("", "武部　勤", "たけべ　つとむ", "様")
    let parts = layout.lines[0].parts
    #expect(parts.count == 2)
    #expect(parts[0].actualText == "武部　勤")
    let ruby = try #require(parts[0].ruby)
    #expect(ruby.text == "たけべ　つとむ")
    #expect(ruby.runs.map(\.run.text) == ["たけべ", "つとむ"])
    #expect(ruby.runs.allSatisfy { $0.run.size == 5 })
    #expect(abs(ruby.rise - 9.4) < 1e-9)
    #expect(parts[1].ruby == nil && parts[1].runs[0].run.text == "様")
  }

  @Test("shorter than the name are spaced out above it, half as wide at the ends")
  func shorter() throws {
    let ruby = try #require(try layOut("", "武部", "たけべ").lines[0].parts[0].ruby)
    #expect(abs(ruby.runs[0].x - 5.0 / 6) < 1e-9)
    let advances = ruby.runs[0].run.glyphs.dropLast().map { $0.advance * 5 }
    for advance in advances { #expect(abs(advance - 20.0 / 3) < 1e-9) }
  }

  @Test("longer than the name move its characters apart, but first hang over kana and spaces")
  func longer() throws {
    // 15 points of reading above 10 of name: between kanji the name takes all of it, between kana nothing.
    #expect(abs(try layOut("亜", "勤", "つとむ", "亜").lines[0].width - 35) < 1e-9)
    #expect(abs(try layOut("と", "勤", "つとむ", "が").lines[0].width - 30) < 1e-9)
    #expect(abs(try layOut("と", "勤", "つとむ", "亜").lines[0].width - 32.5) < 1e-9)
    let spread = try layOut("亜", "志乃", "こころざし", "亜")
    #expect(abs(spread.lines[0].width - 45) < 1e-9)
    let ruby = try #require(spread.lines[0].parts[1].ruby)
    #expect(abs(edges(ruby)[0].0 - 10) < 1e-9 && abs(edges(ruby)[0].1 - 35) < 1e-9)
    #expect(spread.lines[0].parts[1].actualText == "志乃")
  }

  @Test("with more or fewer parts than the name stand above the whole")
  func oneGroup() throws {
    let ruby = try #require(try layOut("", "武部勤", "たけべ　つとむ").lines[0].parts[0].ruby)
    #expect(ruby.text == "たけべ　つとむ")
    #expect(ruby.runs.count == 1)
  }

  @Test(
    "stand above names with blanks of their own, and are read once", arguments: ["武部 勤", "武部 勤 助", "王 武部　勤"])
  func blanks(name: String) throws {
    let parts = try layOut("", name, "たけべつとむ").lines[0].parts
    #expect(parts.count == 1 && parts[0].actualText == name)
    let ruby = try #require(parts[0].ruby)
    #expect(ruby.text == "たけべつとむ" && ruby.runs.map(\.run.text) == ["たけべつとむ"])
  }

  @Test("make a line higher only where the leading is too small for them")
  func leading() throws {
    let roomy = try layOut("会議に", "武部", "たけべ", "氏", leading: 15)
    #expect(roomy.height == 15)
    let tight = try layOut("会議に出席する", "武部", "たけべ", "氏と会議に出席する", width: 60, leading: 12)
    let withRuby = try #require(tight.lines.firstIndex { $0.parts.contains { $0.ruby != nil } })
    #expect(withRuby > 0)
    let steps = zip(tight.lines, tight.lines.dropFirst()).map { $1.baseline - $0.baseline }
    for (index, step) in steps.enumerated() { #expect(abs(step - (index + 1 == withRuby ? 15 : 12)) < 1e-9) }
    #expect(abs(tight.height - (12 * Double(tight.lines.count) + 3)) < 1e-9)
    #expect(tight.lines[withRuby].top == 12 * Double(withRuby))
  }

  @Test("are never broken, stay above their name and inside the line", arguments: 8...40)
  func property(ems: Int) throws {
    let width = Double(ems) * 5
    let layout = try layOut(
      "本日の会議には代表の", "長谷川　志乃", "はせがわ　こころざし", "様と皆様が出席されます。", width: width,
      alignment: ems.isMultiple(of: 2) ? .justify : .left)
    var readings: [String] = []
    for line in layout.lines {
      for part in line.parts {
        guard let ruby = part.ruby else { continue }
        readings += ruby.runs.map(\.run.text)
        for edge in edges(ruby) { #expect(edge.0 > -0.01 && edge.1 < width + 0.01) }
      }
    }
    #expect(readings == ["はせがわ", "こころざし"])
    #expect(layout.lines.map(\.text).joined() == "本日の会議には代表の長谷川　志乃様と皆様が出席されます。")
    #expect(layout.lines.allSatisfy { $0.text.contains("長") == $0.text.contains("川") })
  }

  @Test("name what cannot be set")
  func missing() throws {
    #expect(throws: TypesettingError.missingCharacters([MissingCharacter(text: "\u{E000}", origin: 1)])) {
      try layOut("", "武部", "\u{E000}")
    }
  }
}
