import Graphics
import Typesetting

/// What `layout.yaml` says, checked in itself.
struct TemplateLayout: Sendable {
  var name: String
  var kind: String
  var kindPlace: TextPlace
  var page: Size
  var languages: [PaperLanguage]
  var register: TemplateRegister?
  var fonts: [String: FontEntry]
  var styles: [String: StyleDefinition]
  /// In the order of the file.
  var slots: [SlotDefinition]
  var tables: [String: TableDefinition]
  /// Ways to draw a table of two columns as bars.
  var charts: [String: ChartDefinition]
  /// How papers of several pages are numbered.
  var pages: PagesDefinition
  /// Where one paper holds many cards; `page` is the card then.
  var sheet: SheetDefinition?
  var empty: [String: EmptyEntry]

  /// The size of the paper that comes out of the printer.
  var paper: Size { sheet?.size ?? page }

  /// The slot that goes on over further pages, if there is one.
  var flowing: SlotDefinition? { slots.first { $0.flow != nil && !$0.isAnnex } }
  /// The slot that begins on a page of its own behind all others, if there is one.
  var annex: SlotDefinition? { slots.first(where: \.isAnnex) }

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
  /// Never the last on a page: it stays with what follows.
  var keepsNext = false
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
    /// The name as `empty:` and messages know it: of a field in rows `rows.name`.
    var fullName: String
    var level: QRCode.Level
    var alternatives: [PaperLanguage: String]
    var place: TextPlace
  }

  var name: String
  var style: String?
  var frame: Rectangle?
  /// Where the slot goes on on further pages; nil for a slot that ends on the first.
  var flow: Rectangle?
  /// It begins on a page of its own, behind the page on which everything else ends.
  var isAnnex = false
  /// The field of the signature lies over it, and it is shown only where the paper is sealed.
  var isSeal = false
  /// Its words stand on their head in the frame: the other side of a folded card.
  var isTurned = false
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

/// How a table is drawn as bars.
struct ChartDefinition: Sendable {
  /// Of the words beside the bars; nil for the slot's.
  var labelStyle: String?
  /// Of the figures behind the bars; nil for the labels'.
  var valueStyle: String?
  var colour = Colour.black
  /// Of the whole length a bar could have; nil for none.
  var track: Colour?
  var thickness = Length.em(1)
  /// Between a bar and the next.
  var gap = Length.em(0.5)
  /// Of the chart's width, for the words beside the bars.
  var labelShare = 0.35
  /// What a bar of full length stands for; nil for the largest number.
  var whole: Double?
  var before = Length.points(0)
  var after = Length.points(0)
  /// Read aloud for the picture of the bars.
  var alternatives: [PaperLanguage: String] = [:]
}

/// What stands on the pages of papers that have several.
struct PagesDefinition: Sendable {
  /// The number of the page, as it stands on each.
  struct Number: Sendable {
    var style: String
    var frame: Rectangle
    /// The first page that shows its number, from 1.
    var from: Int
    var text: PageNumberPattern
  }

  var number: Number?
  /// Whether the picture is drawn on every page, not the first alone.
  var isArtworkOnAll = false
  /// Slots that are set again on every page after the first.
  var repeated: [String] = []
}

/// A sheet of cards, one for each row of a field.
struct SheetDefinition: Sendable {
  /// Of the sheet of paper.
  var size: Size
  var columns: Int
  var rows: Int
  /// Between two cards, in points.
  var gap: Double
  var showsMarks: Bool
  /// The field of rows.
  var field: String
  var place: TextPlace
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
