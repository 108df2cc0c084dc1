/// A reading above boxes that are never parted.
struct RubyGroup {
  var boxes: Range<Int>
  var text: String
  /// The reading's characters.
  var pieces: [ShapedPiece]
  /// Of the reading's letters, in points.
  var size: Double

  /// Of the reading set solid, in points.
  var width: Double { pieces.reduce(0) { $0 + $1.advance } * size }
  /// From the line's baseline up to the reading's: its em box stands on that of the characters below.
  var rise: Double { size / Self.share * 0.88 + size * 0.12 }
  /// The leading at which the reading just touches the line above, in points.
  var leading: Double { size / Self.share * (1 + Self.share) }

  /// The size of a reading as a share of what it stands above (JLREQ 3.3.3).
  static let share = 0.5
}
