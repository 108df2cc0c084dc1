import Graphics
import Typesetting

/// How a kind of table looks.
struct TableDefinition: Sendable {
  enum Column: Sendable {
    case automatic
    case fraction(Double)
    case length(Length)
    case share(Double)
  }

  var columns: [Column] = []
  /// One for all columns, or one per column; empty for the slot's.
  var styles: [String] = []
  var headerStyles: [String] = []
  /// One for all columns, or one per column; empty for the style's.
  var alignments: [ParagraphStyle.Alignment] = []
  /// One for all columns, or one per column; empty for the styles' own.
  var languages: [PaperLanguage] = []
  var verticalAlignment = TableStyle.VerticalAlignment.top
  var rules = TableStyle.Rules.none
  var weight = Length.points(0.5)
  var colour = Colour.black
  var paddingX = Length.points(0)
  var paddingY = Length.points(0)
  var headers = TableStyle.Headers.column
  /// Whether its three columns say where in another table each cell stands: its row, its column, its words.
  var isCrossed = false
  var before = Length.points(0)
  var after = Length.points(0)
}
