import Graphics
import Typesetting

/// A paragraph style, with everything it inherits.
struct StyleDefinition: Sendable {
  enum Leading: Sendable {
    case factor(Double)
    case length(Length)
  }

  enum RuleWidth: Sendable {
    case ofText(Double)
    case measure
    case length(Length)
  }

  struct Rule: Sendable {
    var width = RuleWidth.ofText(1)
    var gap = Length.points(2)
    var weight = Length.points(0.5)
    var colour = Colour.black
  }

  var font = ""
  var size = 0.0
  var leading = Leading.factor(1.25)
  var alignment = ParagraphStyle.Alignment.left
  var indent = Length.points(0)
  var hanging = Length.points(0)
  var left = Length.points(0)
  var right = Length.points(0)
  var before = Length.points(0)
  var after = Length.points(0)
  var isBold = false
  var isItalic = false
  var colour = Colour.black
  var letterSpacing = Length.points(0)
  /// 1 to 6, nil for a plain paragraph.
  var heading: Int?
  var rule: Rule?
  var keepsLine = false
  /// Never the last on a page: it stays with what follows.
  var keepsNext = false
  var marker: String?
  var language: PaperLanguage?
}
