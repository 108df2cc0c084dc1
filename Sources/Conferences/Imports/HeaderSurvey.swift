public import Spreadsheets

/// The headers of a guest list, and what each may stand for.
public struct HeaderSurvey: Sendable {
  /// A header.
  public struct Header: Hashable, Sendable {
    public let text: String
    /// The columns it can stand for; empty for one that nobody knows.
    public let columns: [String]
  }

  /// From the left; cells without a header are left out.
  public let headers: [Header]

  /// Looks at a file.
  ///
  /// - Parameters:
  ///   - file: The guest list.
  ///   - options: How it is to be read.
  ///   - row: The row of its header; nil for the first that is not blank.
  /// - Throws: ``InputFaults`` where the file cannot be read, or has no header.
  public init(
    of file: ImportFile, _ options: TableOptions = TableOptions(), headerRow row: Int? = nil
  ) throws(InputFaults) {
    let table = try file.table(options)
    guard let head = table.records.first(where: { row == nil || $0.row == row }) else {
      throw InputFaults([
        InputFault(
          file: file.name, line: row ?? 1, column: "header", message: "there is no header",
          remedy: "say where it stands with --header-row")
      ])
    }
    headers = head.cells.compactMap { cell in
      let key = HeaderText.key(cell.text)
      guard !key.isEmpty else { return nil }
      let own = AttendeeFile.columns.first { HeaderText.key($0) == key }
      let proposed = KnownHeaders.columns(for: cell.text).filter(AttendeeFile.columns.contains)
      return Header(text: cell.text, columns: own.map { [$0] } ?? proposed)
    }
  }

  /// The mapping that is sure, completed by what somebody says; and the headers that are still open.
  ///
  /// - Parameter given: What wins over every proposal.
  /// - Returns: The mapping, and the headers that can stand for several columns or for none.
  public func mapping(completing given: ColumnMapping) -> (mapping: ColumnMapping, open: [Header]) {
    var result = given
    var open: [Header] = []
    let settled = Set((Array(given.headers.values) + given.ignored).map(HeaderText.key))
    for header in headers where !settled.contains(HeaderText.key(header.text)) {
      let free = header.columns.filter { given.headers[$0] == nil }
      if free.count == 1, let column = free.first, result.headers[column] == nil {
        result.headers[column] = header.text
      } else {
        open.append(Header(text: header.text, columns: free))
      }
    }
    return (result, open)
  }
}
