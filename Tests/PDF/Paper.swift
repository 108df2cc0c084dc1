import Fonts
import Graphics
import PDF

/// Faces and a little typesetting, enough to put words on a page.
struct Paper {
  let library: FontLibrary
  let latin: Face
  let latinBold: Face
  let japanese: Face

  static let shared = Result { () throws(FontError) in try Paper() }

  private init() throws(FontError) {
    library = try FontLibrary()
    latin = try library.face(family: "Liberation Serif")
    latinBold = try library.face(family: "Liberation Serif", bold: true)
    japanese = try library.face(family: "Noto Serif CJK JP")
  }

  /// Runs for a text: each stretch in the first face that covers it.
  func runs(_ text: String, size: Double = 12, language: String = "vi", bold: Bool = false) -> [GlyphRun] {
    let first = bold ? latinBold : latin
    var runs: [GlyphRun] = []
    var stretch = ""
    var isLatin = true
    func flush() {
      guard !stretch.isEmpty else { return }
      runs.append(
        (isLatin ? first : japanese).run(
          stretch, size: size, script: isLatin ? .latin : .han, language: language))
      stretch = ""
    }
    for character in text {
      let covered = character.unicodeScalars.allSatisfy { first.glyph(for: $0) != nil }
      if covered != isLatin { flush() }
      isLatin = covered
      stretch.append(character)
    }
    flush()
    return runs
  }

  /// The runs side by side on one baseline.
  func placed(_ runs: [GlyphRun], at point: Point) -> [PlacedRun] {
    var x = point.x
    return runs.map { run in
      defer { x += run.width }
      return PlacedRun(run, at: Point(x: x, y: point.y))
    }
  }
}

extension Drawing {
  /// Sets a line in an element of its own.
  mutating func line(
    _ text: String, at point: Point, role: StructureElement.Role = .paragraph, size: Double = 12,
    language: String = "vi", bold: Bool = false, actualText: String? = nil
  ) throws {
    let paper = try Paper.shared.get()
    let placed = paper.placed(
      paper.runs(text, size: size, language: language, bold: bold), at: point)
    begin(StructureElement(role, language: language))
    if let actualText {
      show(placed, actualText: actualText)
    } else {
      for part in placed { show(part.run, at: part.baseline) }
    }
    end()
  }
}

extension DocumentInformation {
  static func sample(_ identifier: String = "sample") -> DocumentInformation {
    DocumentInformation(
      title: "Giấy mời (số 01) & <thử>", author: "Ủy ban nhân dân tỉnh Quảng Ninh", subject: "招待状",
      language: "vi", identifier: identifier, created: "2023-10-25T09:00:00+07:00")
  }
}

/// Random numbers that are the same at every run (SplitMix64).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }
}
