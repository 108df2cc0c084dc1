internal import CCMark

/// A piece of Markdown as cmark-gfm understands it.
struct MarkdownNode {
  /// cmark's own names: `paragraph`, `table_row`, `text`, …
  var type: String
  /// Of text and HTML nodes.
  var text = ""
  var children: [MarkdownNode] = []
  /// Of headings: 1 to 6.
  var level = 0
  var isOrderedList = false
  var listStart = 1
  /// Of tables, one per column: `l`, `c`, `r` or 0.
  var alignments: [UInt8] = []
  var line: Int
  /// In bytes, counted from 1.
  var byteColumn: Int
}

extension MarkdownNode {
  /// Deeper nesting is no letter.
  private static let maximumDepth = 24

  /// The table extension is registered once in a process.
  private static let isRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  /// Parses CommonMark with tables; nil where it is nested too deeply.
  static func parse(_ markdown: String) -> MarkdownNode? {
    guard isRegistered, let parser = unsafe cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
    defer { unsafe cmark_parser_free(parser) }
    if let table = unsafe cmark_find_syntax_extension("table") {
      _ = unsafe cmark_parser_attach_syntax_extension(parser, table)
    }
    var text = markdown
    text.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        if let start = characters.baseAddress { unsafe cmark_parser_feed(parser, start, characters.count) }
      }
    }
    guard let document = unsafe cmark_parser_finish(parser) else { return nil }
    defer { unsafe cmark_node_free(document) }
    return unsafe read(document, depth: 0)
  }

  private static func read(_ node: OpaquePointer, depth: Int) -> MarkdownNode? {
    guard depth < maximumDepth else { return nil }
    var result = MarkdownNode(
      type: unsafe string(cmark_node_get_type_string(node)),
      line: Int(unsafe cmark_node_get_start_line(node)),
      byteColumn: Int(unsafe cmark_node_get_start_column(node)))
    switch result.type {
    case "text", "html_inline": result.text = unsafe string(cmark_node_get_literal(node))
    case "heading": result.level = Int(unsafe cmark_node_get_heading_level(node))
    case "list":
      result.isOrderedList = unsafe cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      result.listStart = Int(unsafe cmark_node_get_list_start(node))
    case "table":
      let count = Int(unsafe cmark_gfm_extensions_get_table_columns(node))
      if let alignments = unsafe cmark_gfm_extensions_get_table_alignments(node) {
        result.alignments = unsafe Array(UnsafeBufferPointer(start: alignments, count: count))
      }
    default: break
    }
    var child = unsafe cmark_node_first_child(node)
    while let current = unsafe child {
      guard let read = unsafe read(current, depth: depth + 1) else { return nil }
      result.children.append(read)
      unsafe child = cmark_node_next(current)
    }
    return result
  }

  private static func string(_ text: UnsafePointer<CChar>?) -> String {
    unsafe text.map { unsafe String(cString: $0) } ?? ""
  }
}
