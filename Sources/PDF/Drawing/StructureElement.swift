public import Graphics

/// What a part of a document is, for readers that do not see the page (ISO 32000-1, 14.8).
public struct StructureElement: Hashable, Sendable {
  /// Which cells a header cell is the header of.
  public enum Scope: String, Hashable, Sendable { case column = "Column", row = "Row", both = "Both" }

  public enum Role: Hashable, Sendable {
    case part, section, division, blockQuote, caption, span, quote
    case paragraph
    /// Level 1 to 6.
    case heading(Int)
    case table, tableHead, tableBody, row, cell
    case headerCell(Scope)
    case list, listItem, label, body
    /// A word with its reading: a ruby holds a base and a text.
    case ruby, rubyBase, rubyText
    /// A picture, with the words that stand in for it; they must not be empty.
    case figure(alternative: String)
  }

  public var role: Role
  /// BCP 47; nil for the language of the element around it.
  public var language: String?
  /// Where a figure stands; nil for the box around what is drawn in it.
  public var boundingBox: Rectangle?
  /// How many columns a cell takes; 1 or more.
  public var columnSpan: Int
  /// How many rows a cell takes; 1 or more.
  public var rowSpan: Int

  public init(
    _ role: Role, language: String? = nil, boundingBox: Rectangle? = nil, columnSpan: Int = 1,
    rowSpan: Int = 1
  ) {
    self.role = role
    self.language = language
    self.boundingBox = boundingBox
    self.columnSpan = columnSpan
    self.rowSpan = rowSpan
  }
}

extension StructureElement.Role {
  /// The standard structure type.
  var typeName: StaticString {
    switch self {
    case .part: "Part"
    case .section: "Sect"
    case .division: "Div"
    case .blockQuote: "BlockQuote"
    case .caption: "Caption"
    case .span: "Span"
    case .quote: "Quote"
    case .paragraph: "P"
    case .heading(let level):
      switch level {
      case ...1: "H1"
      case 2: "H2"
      case 3: "H3"
      case 4: "H4"
      case 5: "H5"
      default: "H6"
      }
    case .table: "Table"
    case .tableHead: "THead"
    case .tableBody: "TBody"
    case .row: "TR"
    case .cell: "TD"
    case .headerCell: "TH"
    case .list: "L"
    case .listItem: "LI"
    case .label: "Lbl"
    case .body: "LBody"
    case .ruby: "Ruby"
    case .rubyBase: "RB"
    case .rubyText: "RT"
    case .figure: "Figure"
    }
  }

  var isFigure: Bool { if case .figure = self { true } else { false } }
}
