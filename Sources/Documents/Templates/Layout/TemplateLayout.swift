import Graphics

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
