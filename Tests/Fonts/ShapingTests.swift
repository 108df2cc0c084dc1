import Foundation
import Testing

import Fonts

@Suite struct ShapingTests {
  @Test(arguments: ["Nguyễn Ẩn Ướt", "Cao Tường Huy", "Quảng Ninh – Đặng Hữu Nghị", "ỷ ỹ Ặ ẫ ợ"])
  func `Vietnamese in composed and decomposed form has the same glyphs`(text: String) throws {
    let face = try Faces.latin()
    let composed = face.shape(text.precomposedStringWithCanonicalMapping, script: .latin, language: "vi")
    let decomposed = face.shape(text.decomposedStringWithCanonicalMapping, script: .latin, language: "vi")
    #expect(composed.map(\.id) == decomposed.map(\.id))
    #expect(composed.map(\.advance) == decomposed.map(\.advance))
    #expect(composed.allSatisfy { $0.id != 0 })
  }

  @Test func `Rare characters beyond the first plane are covered`() throws {
    let face = try Faces.japanese()
    #expect(face.glyph(for: "𠮷") != nil)
    #expect(try Faces.latin().glyph(for: "𠮷") == nil)
    let glyphs = face.shape("𠮷野家", script: .han, language: "ja")
    #expect(glyphs.map(\.text) == [0..<4, 4..<7, 7..<10])
    #expect(glyphs.allSatisfy { $0.advance == 1 })
  }

  @Test func `A variation selector chooses another form and belongs to its character`() throws {
    let face = try Faces.japanese()
    let plain = face.shape("辻", script: .han, language: "ja")
    let varied = face.shape("辻\u{e0100}", script: .han, language: "ja")
    #expect(varied.count == 1 && varied[0].id != plain[0].id)
    #expect(varied[0].text == 0..<7)
    #expect(face.glyph(for: "辻", variation: "\u{e0100}") == varied[0].id)
    #expect(face.glyph(for: "辻", variation: "\u{e01ef}") == nil)
  }

  @Test func `The language decides between Japanese and Chinese forms of one character`() throws {
    let face = try Faces.japanese()
    for character in ["骨", "直", "海", "角"] {
      let japanese = face.shape(character, script: .han, language: "ja")
      let chinese = face.shape(character, script: .han, language: "zh-Hans")
      #expect(japanese[0].id != chinese[0].id, "\(character)")
    }
  }

  @Test func `A character that the face lacks is named`() throws {
    let run = try Faces.latin().run("Ngài 武部", size: 12, script: .latin, language: "vi")
    #expect(run.glyphs.contains { $0.id == 0 })
    #expect(run.missing == "武")
    #expect(try Faces.japanese().run("武部", size: 12, script: .han, language: "ja").missing == nil)
  }

  @Test func `Characters without a picture make no glyph, and their text is not lost`() throws {
    let face = try Faces.latin()
    let glyphs = face.shape("a\u{ad}b\u{200d}c\u{fe0f}", script: .latin, language: "en")
    #expect(glyphs.count == 3)
    #expect(glyphs.map(\.text) == [0..<3, 3..<7, 7..<11])
  }

  @Test func `A letter and a mark without a common glyph stay one piece of text`() throws {
    let glyphs = try Faces.latin().shape("x\u{304}y", script: .latin, language: "en")
    #expect(glyphs.map(\.text) == [0..<3, 3..<3, 3..<4])
  }

  @Test func `Half-width punctuation is a feature that can be asked for`() throws {
    let face = try Faces.japanese()
    let full = face.shape("「。", script: .han, language: "ja")
    let half = face.shape("「。", script: .han, language: "ja", features: [.halfWidthPunctuation])
    #expect(full.map(\.advance) == [1, 1])
    #expect(half.map(\.advance) == [0.5, 0.5])
  }

  @Test func `Scripts are known by character`() {
    #expect(Script(of: "ễ") == .latin)
    #expect(Script(of: "海") == .han)
    #expect(Script(of: "ー") == .common)
    #expect(Script(of: "カ") == .katakana)
    #expect(Script(of: "\u{301}") == .inherited)
    #expect(Script(iso15924: "Latn") == .latin)
    #expect(Script(iso15924: "Latin") == nil)
  }

  @Test func `The ranges of a run's glyphs cover its text, in order and once`() throws {
    var dice = Dice(seed: 2023)
    let pool = Array("aÁẩƯớ o\u{302}\u{301}x\u{304}武髙𠮷葛\u{e0100}カか。「 \u{3000}’“fi1９ﾊﾟ".unicodeScalars)
    for _ in 0..<300 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...24, using: &dice) {
        text.append(pool.randomElement(using: &dice) ?? "a")
      }
      let string = String(text)
      let glyphs = try Faces.japanese().shape(string, script: .han, language: "ja")
      var end = 0
      for glyph in glyphs {
        #expect(glyph.text.lowerBound == end || (glyph.text.isEmpty && glyph.text.lowerBound >= end))
        if !glyph.text.isEmpty { end = glyph.text.upperBound }
      }
      #expect(end == string.utf8.count || glyphs.isEmpty, "\(string.unicodeScalars.map(\.value))")
    }
  }

  @Test func `Many threads shape at once and agree`() async throws {
    let face = try Faces.japanese()
    let expected = face.shape("日本語とTiếng Việt", script: .han, language: "ja")
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          (0..<200).allSatisfy { _ in face.shape("日本語とTiếng Việt", script: .han, language: "ja") == expected }
        }
      }
      for await agreed in group { #expect(agreed) }
    }
  }
}
