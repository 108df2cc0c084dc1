import Graphics
import Typesetting

/// What `layout.yaml` says, checked in itself.
struct TemplateLayout: Sendable {
  var name: String
  var kind: String
  var page: Size
  var languages: [PaperLanguage]
  var register: RegisterPattern?
  var fonts: [String: FontEntry]
  var styles: [String: StyleDefinition]
  /// In the order of the file.
  var slots: [SlotDefinition]
  var tables: [String: TableDefinition]
  var empty: [String: EmptyEntry]

  func slot(_ name: String) -> SlotDefinition? { slots.first { $0.name == name } }
}

/// A family for one use, as chains of font families by language.
struct FontEntry: Sendable {
  var chains: [PaperLanguage: [String]]
  var place: TextPlace
}

/// A length that may depend on the letter size.
enum Length: Hashable, Sendable {
  case points(Double)
  case em(Double)

  func points(at size: Double) -> Double {
    switch self {
    case .points(let points): points
    case .em(let em): em * size
    }
  }
}

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
  var marker: String?
  var language: PaperLanguage?
}

/// A frame that words or a QR code stand in.
struct SlotDefinition: Sendable {
  struct Fit: Sendable {
    /// The smallest scale, above 0, at most 1.
    var shrink: Double
    /// Whether lines that should stay whole may wrap when nothing else helps.
    var mayWrap: Bool
  }

  struct Code: Sendable {
    var field: String
    var level: QRCode.Level
    var alternatives: [PaperLanguage: String]
    var place: TextPlace
  }

  var name: String
  var style: String?
  var frame: Rectangle?
  var verticalAlignment: TableStyle.VerticalAlignment
  var below: [String]
  var gap: Double
  var fit: Fit?
  var language: PaperLanguage?
  var order: Int?
  var code: Code?
  var place: TextPlace
}

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
  var verticalAlignment = TableStyle.VerticalAlignment.top
  var rules = TableStyle.Rules.none
  var weight = Length.points(0.5)
  var colour = Colour.black
  var paddingX = Length.points(0)
  var paddingY = Length.points(0)
  var headers = TableStyle.Headers.column
  var before = Length.points(0)
  var after = Length.points(0)
}

/// A rule for one field, and where it stands.
struct EmptyEntry: Sendable {
  var rule: EmptyRule
  var place: TextPlace
}

/// What happens where a field has no value.
enum EmptyRule: Hashable, Sendable {
  case fail
  case omitLine
  case text(String)
}
