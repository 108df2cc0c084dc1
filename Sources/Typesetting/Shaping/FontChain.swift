public import Fonts

/// The faces one style of text is set in, in order of preference.
///
/// A Latin word takes the first face that has all its letters; a Japanese character the first *Japanese* face
/// that has it (a face is Japanese when it has あ), then any other.
public final class FontChain: Sendable, Hashable {
  /// In order of preference; not empty.
  public let faces: [Face]
  /// The same faces, the Japanese ones first.
  let japaneseFirst: [Face]
  let japanese: Set<Face>

  public init(_ faces: [Face]) {
    precondition(!faces.isEmpty, "a font chain needs a face")
    self.faces = faces
    let japanese = faces.filter { $0.glyph(for: "あ") != nil }
    self.japanese = Set(japanese)
    japaneseFirst = japanese + faces.filter { !japanese.contains($0) }
  }

  /// Chains are compared by identity: they are made once per style.
  public static func == (left: FontChain, right: FontChain) -> Bool { left === right }

  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
