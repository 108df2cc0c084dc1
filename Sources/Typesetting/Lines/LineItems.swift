import Fonts

/// A piece of a paragraph that is never parted: a word, a part of one up to its hyphen, a Japanese character.
struct LineBox {
  var piece: ShapedPiece
  /// Index of the span it comes from.
  var span: Int
  /// In points, without the white half that punctuation loses.
  var width: Double
  /// How far its glyph is drawn to the left because the white half before it is taken away, in em.
  var shift: Double
  /// What its first and its last character are.
  var first: CharacterClass
  var last: CharacterClass
  var firstScalar: UInt32
  var lastScalar: UInt32
  /// The letter space after its last letter, in points: not part of a line's width at its end.
  var trailing: Double
}

/// What lies between two boxes, and may be where a line ends: then it is gone.
struct LineGap {
  /// Which limit holds for stretching it.
  enum Kind { case none, word, quarter, wide }

  var kind = Kind.none
  /// In points.
  var width = 0.0
  /// By how much it grows at ratio 1, in points.
  var stretch = 0.0
  /// The most it may shrink, in points.
  var shrink = 0.0
  /// The shaped space (or spaces) that stand in it.
  var space: ShapedPiece?
  var canBreak = false
  /// How unwelcome a break is here (0: not at all).
  var penalty = 0.0
  /// Both sides belong to one name.
  var isKept = false
  /// White that punctuation brings along and that a line may keep at its end, in points.
  var kept = 0.0
}

/// A paragraph in pieces: `gaps[i]` lies between `boxes[i]` and `boxes[i + 1]`; the last one ends the paragraph.
struct LineItems {
  var boxes: [LineBox] = []
  var gaps: [LineGap] = []
  /// The boxes between hard breaks. An empty range is an empty line.
  var segments: [Range<Int>] = []
  /// From first to last.
  var rubies: [RubyGroup] = []
}
