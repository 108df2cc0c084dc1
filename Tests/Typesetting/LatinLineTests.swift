import Fonts
import Graphics
import Testing
import Typesetting

@Suite("Vietnamese and English lines")
struct LatinLineTests {
  private static let syllables = [
    "Ủy", "ban", "nhân", "dân", "tỉnh", "Quảng", "Ninh", "trân", "trọng", "kính", "mời", "Hội", "nghị", "Xúc",
    "tiến",
    "đầu", "tư", "Nhật", "Bản", "năm", "phường", "Hồng", "Hải,", "thành", "phố", "Hạ", "Long.", "chương",
    "trình",
  ]

  private static func randomText(_ random: inout SeededGenerator, words: Int) -> String {
    (0..<words).map { _ in syllables[Int.random(in: 0..<syllables.count, using: &random)] }.joined(
      separator: " ")
  }

  /// The width of each word space on a line, in em, without the one that hangs over the end.
  private static func spaces(_ line: PlacedLine) -> [Double] {
    line.runs.flatMap { run in
      let bytes = Array(run.run.text.utf8)
      return run.run.glyphs.filter { !$0.text.isEmpty && bytes[$0.text.lowerBound] == 0x20 }.map(\.advance)
    }.dropLast()
  }

  @Test("fill the measure with spaces that are never more than doubled")
  func justified() throws {
    var random = SeededGenerator(seed: 1)
    let typesetter = Typesetter()
    var count = 0
    var full = 0
    for _ in 0..<150 {
      let text = Self.randomText(&random, words: 80)
      let width = Double.random(in: 240...460, using: &random)
      let layout = try typesetter.layOut(
        [TextSpan(text, style: Fixture.style())], style: Fixture.paragraphStyle(.vietnamese), width: width)
      #expect(layout.texts.joined(separator: " ") == text)
      for line in layout.lines.dropLast() {
        let spaces = Self.spaces(line)
        for space in spaces { #expect(space > 0.15 && space <= 0.501, "\(line.text)") }
        // Where doubled spaces do not fill it, the line stays a little short.
        let isFull = abs(line.width - width) < 0.01
        #expect(isFull || spaces.allSatisfy { $0 > 0.499 } && line.width > 0.9 * width, "\(line.text)")
        full += isFull ? 1 : 0
        count += 1
      }
    }
    #expect(count > 500 && full > count - 10)
  }

  @Test("are never much shorter than they need be, also among long words in a narrow column")
  func longWords() throws {
    let text = """
      On the occasion of the 50th anniversary of diplomatic relations between Viet Nam and Japan and the 60th \
      anniversary of Quang Ninh Province, Mr. Cao Tường Huy, Acting Chairman of the People’s Committee, requests the \
      pleasure of the company of His Excellency Mr. YAMADA Takio, Ambassador Extraordinary and Plenipotentiary
      """
    for width in stride(from: 180.0, through: 260, by: 4) {
      let layout = try Fixture.layOut(text, .english, width: width)
      for line in layout.lines.dropLast() { #expect(line.width > 0.8 * width, "\(width): \(line.text)") }
    }
  }

  @Test("are chosen for the whole paragraph: no line is worse than it need be")
  func totalFit() throws {
    // Filling line by line, as a typewriter does, would leave worse spaces somewhere in most paragraphs.
    var random = SeededGenerator(seed: 2)
    var better = 0
    for _ in 0..<60 {
      let text = Self.randomText(&random, words: 60)
      let layout = try Fixture.layOut(text, .vietnamese, width: 200)
      let worst = layout.lines.dropLast().flatMap(Self.spaces).map { abs($0 - 0.25) }.max() ?? 0
      let greedy = try greedyWorst(text, width: 200)
      if worst <= greedy + 0.001 { better += 1 }
    }
    #expect(better >= 55)
  }

  /// The worst deviation of a space from its natural width, in em, when every line takes all the words it can.
  private func greedyWorst(_ text: String, width: Double) throws -> Double {
    var worst = 0.0
    var line = ""
    func natural(_ text: String) throws -> Double {
      try Fixture.layOut(text, .vietnamese, .left, width: 10_000).lines[0].width
    }
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      if try natural(longer) > width {
        let gaps = line.split(separator: " ").count - 1
        if gaps > 0 { worst = max(worst, abs(width - (try natural(line))) / Double(gaps) / 10) }
        line = String(word)
      } else {
        line = longer
      }
    }
    return worst
  }

  @Test("end at spaces and after hyphens, but not at no-break spaces, slashes of numbers or inside words")
  func breaks() throws {
    let narrow = try Fixture.layOut("xúc tiến đầu tư", .vietnamese, .left, width: 20)
    #expect(narrow.texts == ["xúc", "tiến", "đầu", "tư"])
    #expect(
      try Fixture.layOut("Xuất-nhập khẩu", .vietnamese, .left, width: 30).texts == ["Xuất-", "nhập", "khẩu"])
    #expect(try Fixture.layOut("ngày\u{A0}05", .vietnamese, .left, width: 20).lines.count == 1)
    #expect(try Fixture.layOut("01/GM-UBND", .vietnamese, .left, width: 20).lines.count == 2)
    #expect(try Fixture.layOut("2020-2025", .vietnamese, .left, width: 20).lines.count == 1)
    let address = try Fixture.layOut("https://trao.example/kiem-tra/van/ban", .vietnamese, .left, width: 90)
    #expect(address.texts.count > 1)
    #expect(address.texts.joined() == "https://trao.example/kiem-tra/van/ban")
  }

  @Test("too narrow for a word say by how much and whose word it is")
  func overflow() throws {
    let spans = [
      TextSpan("Kính mời ", style: Fixture.style()),
      TextSpan("Wolfeschlegelsteinhausenbergerdorff", style: Fixture.style(), origin: 3),
    ]
    let layout = try Typesetter().layOut(spans, style: Fixture.paragraphStyle(.vietnamese), width: 60)
    #expect(layout.overflow > 50)
    #expect(layout.overflowOrigin == 3)
  }

  @Test("keep a name together where the line is wide enough for it")
  func names() throws {
    let spans = [
      TextSpan("Trân trọng kính mời ông ", style: Fixture.style()),
      TextSpan("Cao Tường Huy", style: Fixture.style(), isKeptTogether: true),
      TextSpan(" tới dự", style: Fixture.style()),
    ]
    for width in stride(from: 140.0, through: 300, by: 3) {
      let texts = try Typesetter().layOut(
        spans, style: Fixture.paragraphStyle(.vietnamese), width: width
      ).texts
      #expect(texts.contains { $0.contains("Cao Tường Huy") }, "\(width): \(texts)")
    }
    let narrow = try Typesetter().layOut(
      spans, style: Fixture.paragraphStyle(.vietnamese, .left), width: 45)
    #expect(narrow.overflow == 0)
  }

  @Test("end where a hard break says so, and the rest of the text is not glued to it")
  func hardBreaks() throws {
    let layout = try Fixture.layOut("một\nhai\n\nba", .vietnamese)
    #expect(layout.texts == ["một", "hai", "", "ba"])
    #expect(layout.lines[0].text == "một ")
    #expect(layout.lines[3].text == "ba")
  }

  @Test("of a centred title are few and of like length")
  func balanced() throws {
    let text = "Dự Hội nghị Xúc tiến đầu tư Quảng Ninh – Nhật Bản năm hai nghìn không trăm hai mươi ba"
    let layout = try Fixture.layOut(text, .vietnamese, .center, width: 260)
    #expect(layout.lines.count == 2)
    #expect(abs(layout.lines[0].width - layout.lines[1].width) < 60)
    for line in layout.lines { #expect(abs(line.x - (260 - line.width) / 2) < 0.001) }
  }

  @Test("stand on one grid whatever fonts are mixed into them")
  func grid() throws {
    let layout = try Fixture.layOut(
      "Công ty 株式会社トヨタ và Ủy ban nhân dân tỉnh Quảng Ninh cùng 日本貿易振興機構 tổ chức hội nghị", .vietnamese,
      width: 120)
    let steps = zip(layout.lines.dropFirst(), layout.lines).map { $0.baseline - $1.baseline }
    #expect(layout.lines.count > 2)
    #expect(steps.allSatisfy { abs($0 - 15) < 0.0001 })
    #expect(abs(layout.height - 15 * Double(layout.lines.count)) < 0.0001)
  }

  @Test("are indented, hung and ruled as the style says")
  func shape() throws {
    var style = Fixture.paragraphStyle(.vietnamese, .left)
    style.indent = 20
    style.hanging = 5
    style.left = 10
    style.right = 30
    style.rule = ParagraphRule(width: .ofText(0.5), gap: 2, weight: 1)
    var random = SeededGenerator(seed: 3)
    let text = Self.randomText(&random, words: 40)
    let layout = try Typesetter().layOut([TextSpan(text, style: Fixture.style())], style: style, width: 240)
    #expect(layout.lines[0].x == 30)
    #expect(layout.lines.dropFirst().allSatisfy { $0.x == 15 })
    #expect(layout.lines.allSatisfy { $0.x + $0.width <= 210.001 })
    #expect(abs(layout.height - (15 * Double(layout.lines.count) + 3)) < 0.0001)
    #expect(layout.rule?.stroke?.width == 1)
  }

  @Test("spread their letters, but not behind the last one")
  func letterSpacing() throws {
    func width(_ spacing: Double) throws -> Double {
      var style = Fixture.style(Fixture.latinOnly)
      style.letterSpacing = spacing
      return try Typesetter().layOut(
        [TextSpan("NINH", style: style)], style: Fixture.paragraphStyle(.vietnamese, .left), width: 300
      ).lines[0].width
    }
    let plain = try width(0)
    #expect(abs(try width(0.1) - (plain + 3)) < 0.001)
  }

  @Test("a space beside slanting letters is as narrow as the face asks for")
  func spaceKerning() throws {
    func width(_ text: String) throws -> Double {
      try Fixture.layOut(text, .english, .left).lines[0].width
    }
    let space = try width("n n") - 2 * (try width("n"))
    #expect(abs(space - 2.5) < 0.01)
    #expect(
      try width("P. A. Vy") < (try width("P.")) + (try width("A.")) + (try width("Vy")) + 2 * space - 0.1)
  }

  @Test(
    "keep codes whole, and numbers with what they count, but not with what a comma or a dash parts them from")
  func codesAndNumbers() throws {
    for width in stride(from: 70.0, through: 240, by: 5) {
      let code = try Fixture.layOut(
        "Lô CN-S-04, Khu công nghiệp Sông Khoai; Công suất: 6.400.000 sản phẩm/năm", .vietnamese, .left,
        width: width)
      #expect(code.overflow == 0)
      #expect(code.texts.allSatisfy { !$0.hasSuffix("CN-") && !$0.hasSuffix("S-") }, "\(code.texts)")
      let number = try Fixture.layOut("Thanh Hóa, 50 năm", .vietnamese, .center, width: width).texts
      #expect(!number.contains { $0.hasSuffix("50") }, "\(number)")
    }
    #expect(
      try Fixture.layOut("Thanh Hóa, 50 năm", .vietnamese, .center, width: 60).texts == [
        "Thanh Hóa,", "50 năm",
      ])
    #expect(try Fixture.layOut("ABC-DEF-2023", .english, .left, width: 45).overflow == 0)
  }

  @Test("may end after a slash between two words, not after one in a unit or a symbol")
  func slashes() throws {
    #expect(try Fixture.layOut("phẩm/năm", .vietnamese, .left, width: 30).texts == ["phẩm/", "năm"])
    #expect(try Fixture.layOut("km/h", .vietnamese, .left, width: 10).texts == ["km/h"])
    #expect(try Fixture.layOut("12/TTG-CTY/BAN", .vietnamese, .left, width: 40).texts.first == "12/TTG-")
  }

  @Test("of a paragraph never end in one word alone where another end is near")
  func lastWord() throws {
    let lines = try Fixture.layOut(
      "“Thượng nghị sĩ, Thứ trưởng chuyên trách Bộ Nông nghiệp, Lâm nghiệp và Thủy sản Nhật Bản”。", .japanese,
      fonts: Fixture.japaneseFirst, width: 428
    ).texts
    #expect(lines.last == "Nhật Bản”。")
  }
}
