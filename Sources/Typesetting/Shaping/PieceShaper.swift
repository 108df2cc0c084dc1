import Fonts

/// Shapes words and characters, and remembers them: a letter says "Quảng Ninh" many times, a batch a thousand times.
///
/// Not for use by two threads at a time.
final class PieceShaper {
  private struct Key: Hashable {
    var chain: ObjectIdentifier
    var language: TextLanguage
    var isWide: Bool
    var isSpaced: Bool
    var text: String
  }

  private struct SpaceKey: Hashable {
    var face: Face
    var left: UInt32
    var right: UInt32
  }

  /// When so many pieces are remembered, all are forgotten: names never repeat, and memory must not grow with them.
  private static let capacity = 8_192

  private var remembered: [Key: Shaping] = [:]
  private var kernings: [SpaceKey: Double] = [:]
  /// Keeps the chains alive whose identities are keys.
  private var chains: Set<FontChain> = []

  /// By how much a space between two letters is narrower than by itself, in em (below 0), or wider: after T, before A
  /// a full space looks too wide, and faces say so.
  func spaceKerning(_ face: Face, after left: UInt32, before right: UInt32) -> Double {
    let key = SpaceKey(face: face, left: left, right: right)
    if let known = kernings[key] { return known }
    if kernings.count >= Self.capacity { kernings.removeAll(keepingCapacity: true) }
    func width(_ scalars: [UInt32]) -> Double {
      let text = Self.string(scalars.compactMap(Unicode.Scalar.init))
      return face.shape(text, script: .latin, language: "").reduce(0) { $0 + $1.advance }
    }
    let kerning = width([left, 0x20, right]) - width([left]) - width([0x20]) - width([right])
    kernings[key] = kerning
    return kerning
  }

  /// Shapes a word (`isWide` false) or one Japanese character with what is attached to it. Letters that will be
  /// spaced out (`isSpaced`) may not melt together.
  func shape(
    _ text: String, isWide: Bool, language: TextLanguage, chain: FontChain, isSpaced: Bool
  ) -> Shaping {
    let key = Key(
      chain: ObjectIdentifier(chain), language: language, isWide: isWide, isSpaced: isSpaced, text: text)
    if let known = remembered[key] { return known }
    if remembered.count >= Self.capacity { remembered.removeAll(keepingCapacity: true) }
    chains.insert(chain)
    let shaping = shapeAnew(text, isWide: isWide, language: language, chain: chain, isSpaced: isSpaced)
    remembered[key] = shaping
    return shaping
  }

  private func shapeAnew(
    _ text: String, isWide: Bool, language: TextLanguage, chain: FontChain, isSpaced: Bool
  ) -> Shaping {
    let faces = isWide ? chain.japaneseFirst : chain.faces
    let clusters = Self.clusters(of: text)
    func piece(_ text: String, _ face: Face) -> ShapedPiece {
      var features: [FontFeature] = isSpaced ? [FontFeature("liga", 0), FontFeature("clig", 0)] : []
      // A Japanese face draws ’ “ … as wide as a kanji unless it is asked for the narrow forms.
      if !isWide, chain.japanese.contains(face) { features.append(FontFeature("pwid", 1)) }
      let script = isWide ? Script.han : Self.script(of: text)
      return ShapedPiece(
        face: face, language: language.rawValue, text: text,
        glyphs: face.shape(text, script: script, language: language.rawValue, features: features))
    }
    if let face = faces.first(where: { face in clusters.allSatisfy { Self.has(face, $0) } }) {
      return Shaping(parts: [piece(text, face)], missing: [])
    }
    // No face has the whole word: as many neighbours as possible share one.
    var shaping = Shaping(parts: [], missing: [])
    var pending = ""
    var current: Face?
    for cluster in clusters {
      let face = current.flatMap { Self.has($0, cluster) ? $0 : nil } ?? faces.first { Self.has($0, cluster) }
      guard let face else {
        shaping.missing.append(Self.string(cluster))
        continue
      }
      if let current, current != face, !pending.isEmpty {
        shaping.parts.append(piece(pending, current))
        pending = ""
      }
      current = face
      pending += Self.string(cluster)
    }
    if let current, !pending.isEmpty { shaping.parts.append(piece(pending, current)) }
    return shaping
  }

  private static func string(_ scalars: [Unicode.Scalar]) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  /// A base character with its combining marks and variation selectors, for each base in the text.
  private static func clusters(of text: String) -> [[Unicode.Scalar]] {
    var clusters: [[Unicode.Scalar]] = []
    for scalar in text.unicodeScalars {
      if CharacterClass.of(scalar.value) == .attached, !clusters.isEmpty {
        clusters[clusters.count - 1].append(scalar)
      } else {
        clusters.append([scalar])
      }
    }
    return clusters
  }

  private static func has(_ face: Face, _ cluster: [Unicode.Scalar]) -> Bool {
    var index = cluster.startIndex
    while index < cluster.endIndex {
      let scalar = cluster[index]
      let next = index + 1 < cluster.endIndex ? cluster[index + 1] : nil
      if let next, isIdeographicVariation(next) {
        guard face.glyph(for: scalar, variation: next) != nil else { return false }
        index += 2
      } else {
        // Some faces have an empty glyph for control characters: they would get into a paper unseen.
        guard scalar.properties.generalCategory != .control,
          scalar.properties.isDefaultIgnorableCodePoint || face.glyph(for: scalar) != nil
        else { return false }
        index += 1
      }
    }
    return true
  }

  /// Only these selectors change what a name means; the others choose a colour or a style.
  private static func isIdeographicVariation(_ scalar: Unicode.Scalar) -> Bool {
    (0xE0100...0xE01EF).contains(scalar.value)
  }

  private static func script(of text: String) -> Script {
    for scalar in text.unicodeScalars {
      if scalar.isASCII, scalar.properties.isAlphabetic { return .latin }
      let script = Script(of: scalar)
      if !script.isCommonOrInherited { return script }
    }
    return .latin
  }
}
