public import Graphics

/// How letters look.
public struct TextStyle: Hashable, Sendable {
  public var fonts: FontChain
  /// In points, above 0.
  public var size: Double
  public var colour: Colour
  /// Added after each letter, in em.
  public var letterSpacing: Double

  public init(fonts: FontChain, size: Double, colour: Colour = .black, letterSpacing: Double = 0) {
    self.fonts = fonts
    self.size = size
    self.colour = colour
    self.letterSpacing = letterSpacing
  }
}

/// A stretch of a paragraph in one style. A newline in its text ends a line.
public struct TextSpan: Hashable, Sendable {
  /// In NFC; variation selectors are kept.
  public var text: String
  public var style: TextStyle
  /// Whether the span, a name, stands on one line where the line is wide enough for it.
  public var isKeptTogether: Bool
  /// Whose text this is, in the caller's own numbers; problems are reported with it.
  public var origin: Int
  /// How a Japanese name is read: set above it in kana of half its size. Parts of the name and of the reading that
  /// are separated by a space or U+3000 stand above each other; a part is never broken.
  public var ruby: String?

  public init(
    _ text: String, style: TextStyle, isKeptTogether: Bool = false, origin: Int = 0, ruby: String? = nil
  ) {
    self.text = text
    self.style = style
    self.isKeptTogether = isKeptTogether
    self.origin = origin
    self.ruby = ruby
  }
}
