import Fonts
import Foundation

/// What `floor_papers.c` reads: fonts, the plate with its words, then each paper with words of its own and its strike.
/// Numbers have 32 bits, little-endian; texts and bytes come after their length.
struct FloorSpool {
  /// The faces that words are set in.
  enum Font: Int, CaseIterable { case latin, latinBold, japanese, japaneseBold }

  private var data = Data()
  private var papers = Data()
  private var count = 0

  init(paper: String, family: String, plate: [UInt8], constants: [String], fonts: FontLibrary) throws {
    Self.put(paper, to: &data)
    Self.put(Font.allCases.count, to: &data)
    for font in Font.allCases {
      let isJapanese = font == .japanese || font == .japaneseBold
      let isBold = font == .latinBold || font == .japaneseBold
      let name = isJapanese ? family : "Liberation Serif"
      // Not every family has a bold face.
      let bold = isBold ? try? fonts.face(family: name, bold: true) : nil
      let face = try bold ?? fonts.face(family: name)
      Self.put(face.path, to: &data)
      Self.put(face.index, to: &data)
    }
    Self.put(plate, to: &data)
    let runs = constants.flatMap(Self.runs)
    Self.put(runs.count * 2, to: &data)
    for run in runs {
      for isBold in [false, true] { Self.put(run, isBold: isBold, to: &data) }
    }
  }

  /// Adds a paper; the first text is set in bold.
  mutating func append(texts: [String], code: String, strike: [UInt8]) {
    let runs = texts.enumerated().flatMap { index, text in Self.runs(text).map { ($0, index == 0) } }
    Self.put(runs.count, to: &papers)
    for (run, isBold) in runs { Self.put(run, isBold: isBold, to: &papers) }
    Self.put(code, to: &papers)
    Self.put(strike, to: &papers)
    count += 1
  }

  func write(to file: URL) throws {
    var whole = data
    Self.put(count, to: &whole)
    try (whole + papers).write(to: file)
  }

  /// Stretches of one script: the floor has no fallback of its own.
  private static func runs(_ text: String) -> [(text: String, isJapanese: Bool)] {
    var runs: [(text: String, isJapanese: Bool)] = []
    for character in text {
      let isJapanese = character.unicodeScalars.contains { $0.value >= 0x2e80 }
      if let last = runs.last, last.isJapanese == isJapanese {
        runs[runs.count - 1].text.append(character)
      } else {
        runs.append((String(character), isJapanese))
      }
    }
    return runs
  }

  private static func put(
    _ run: (text: String, isJapanese: Bool), isBold: Bool, to data: inout Data
  ) {
    let font: Font = run.isJapanese ? (isBold ? .japaneseBold : .japanese) : isBold ? .latinBold : .latin
    put(font.rawValue, to: &data)
    put(run.isJapanese ? "ja" : "vi", to: &data)
    put(run.text, to: &data)
  }

  private static func put(_ number: Int, to data: inout Data) {
    withUnsafeBytes(of: UInt32(number).littleEndian) { data.append(contentsOf: $0) }
  }

  private static func put(_ text: String, to data: inout Data) { put(Array(text.utf8), to: &data) }

  private static func put(_ bytes: [UInt8], to data: inout Data) {
    put(bytes.count, to: &data)
    data.append(contentsOf: bytes)
  }
}
