import Spreadsheets
import StrictYAML

/// Finds out which cells of a header are which columns. Nothing is guessed in silence.
struct HeaderReading {
  /// What the headers may mean.
  struct Rules {
    var known: [String]
    var required: [String]
    var mapping = ColumnMapping()
    /// Whether well-known headers are taken for the columns that they propose.
    var recognises = false
  }

  /// The columns, by cell; nil for a cell that is left out.
  private(set) var columns: [String?] = []
  /// Headers that were recognised, with their columns, in the order of the cells.
  private(set) var recognised: [(header: String, column: String)] = []
  private(set) var faults: [(cell: Int?, column: String, message: String, remedy: String)] = []
  /// Columns that unknown headers seem to mean: that they are missing need not be said.
  private var proposed: Set<String> = []
  /// Cells without a header. Their columns must be empty.
  private(set) var nameless: Set<Int> = []

  init(_ cells: [Table.Cell], _ rules: Rules) {
    let headers = cells.map { HeaderText.key($0.text) }
    let mapped = Dictionary(
      rules.mapping.headers.map { (HeaderText.key($0.value), $0.key) },
      uniquingKeysWith: { first, _ in first })
    let ignored = Set(rules.mapping.ignored.map(HeaderText.key))
    let own = Dictionary(
      rules.known.map { (HeaderText.key($0), $0) }, uniquingKeysWith: { first, _ in first })

    for (index, key) in headers.enumerated() {
      let text = cells[index].text
      if case .unreadable(let problem) = cells[index] {
        note(index, "header", problem.message, problem.remedy)
        columns.append(nil)
      } else if key.isEmpty {
        nameless.insert(index)
        columns.append(nil)
      } else if ignored.contains(key) {
        columns.append(nil)
      } else if let column = mapped[key] {
        columns.append(column)
      } else if let column = own[key], rules.mapping.headers[column] == nil {
        columns.append(column)
      } else {
        columns.append(propose(text, index, rules))
      }
    }
    refuseDoubles(cells)
    for (column, header) in rules.mapping.headers.sorted(by: { $0.key < $1.key })
    where !headers.contains(HeaderText.key(header)) {
      note(nil, column, "the file has no column \(Quotation.quoted(header))", "see how its header reads now")
    }
    let present = Set(columns.compactMap { $0 })
    let isExcused = { (column: String) in
      rules.mapping.headers[column] != nil || rules.mapping.defaults[column] != nil
    }
    for column in rules.required
    where !present.contains(column) && !isExcused(column) && !proposed.contains(column) {
      note(nil, column, "the column is missing", "add it, or say which header it has: --map \(column)='…'")
    }
  }

  private mutating func note(_ cell: Int?, _ column: String, _ message: String, _ remedy: String) {
    faults.append((cell, column, message, remedy))
  }

  /// The column for a header that is none of ours: a well-known one where that was allowed.
  private mutating func propose(_ header: String, _ index: Int, _ rules: Rules) -> String? {
    let proposals = KnownHeaders.columns(for: header).filter {
      rules.known.contains($0) && rules.mapping.headers[$0] == nil
    }
    let isOnly = proposals.count == 1
    if rules.recognises, isOnly, let column = proposals.first {
      recognised.append((header, column))
      return column
    }
    let nearest = NearestName.of(header, among: rules.known)
    proposed.formUnion(proposals.isEmpty ? [nearest].compactMap { $0 } : proposals)
    let option = "--map \(proposals.first ?? "COLUMN")='\(FaultText.plain(header))'"
    let remedy =
      switch proposals.count {
      case 0:
        nearest.map { "did you mean \($0)?" }
          ?? "map it with --map COLUMN='\(FaultText.plain(header))', or leave it out with "
          + "--ignore '\(FaultText.plain(header))'; known are \(rules.known.joined(separator: ", "))"
      case 1: "it reads like \(proposals[0]): \(option), or --recognise for all such headers"
      default: "it can be \(proposals.joined(separator: " or ")): say which, as in \(option)"
      }
    note(index, FaultText.column(header), "unknown column", remedy)
    return nil
  }

  private mutating func refuseDoubles(_ cells: [Table.Cell]) {
    var first: [String: Int] = [:]
    for (index, column) in columns.enumerated() {
      guard let column else { continue }
      guard let before = first[column] else {
        first[column] = index
        continue
      }
      let (one, other) = (cells[before].text, cells[index].text)
      if HeaderText.key(one) == HeaderText.key(other) {
        note(index, column, "the column stands twice", "remove one of them")
      } else {
        note(
          index, column, "\(Quotation.quoted(one)) and \(Quotation.quoted(other)) both read like it",
          "map one with --map \(column)='…', and leave the other out with --ignore '…'")
      }
      columns[index] = nil
    }
  }
}

/// Pieces of a file as they may stand in a fault's line.
enum FaultText {
  /// A header as the name of a column: without blanks and colons.
  static func column(_ header: String) -> String {
    let clean = header.unicodeScalars.map { scalar in
      scalar.value > 0x20 && scalar != ":" && !Line.isForbidden(scalar) ? Character(scalar) : "_"
    }
    return clean.isEmpty ? "(no name)" : String(clean.prefix(60))
  }

  /// A header inside a sentence.
  static func plain(_ header: String) -> String {
    String(String(header.unicodeScalars.map { Line.isForbidden($0) ? " " : Character($0) }).prefix(60))
  }
}
