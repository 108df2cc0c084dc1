/// An OpenType feature to switch on, off, or to a value, for a whole run.
public struct FontFeature: Hashable, Sendable {
  /// Four letters, e.g. `halt`.
  public let tag: String
  /// 0 is off, 1 is on; some features offer more.
  public let value: Int

  /// East Asian punctuation on half its width.
  public static let halfWidthPunctuation = FontFeature("halt")
  /// Kerning off.
  public static let noKerning = FontFeature("kern", 0)

  public init(_ tag: String, _ value: Int = 1) {
    self.tag = tag
    self.value = value
  }
}
