public import Spreadsheets
import StrictYAML

/// How the columns of a sender's files read: which header stands for which column, what else there is to know.
public struct ColumnMapping: Hashable, Sendable {
  /// Our columns and the headers they have in the file.
  public var headers: [String: String]
  /// Headers whose columns are left out.
  public var ignored: [String]
  /// What a column of ours is where the file leaves it empty or does not have it.
  public var defaults: [String: String]
  /// Encoding, separator and sheet.
  public var options: TableOptions

  public init(
    headers: [String: String] = [:], ignored: [String] = [], defaults: [String: String] = [:],
    options: TableOptions = TableOptions()
  ) {
    self.headers = headers
    self.ignored = ignored
    self.defaults = defaults
    self.options = options
  }

  /// This mapping, with what another one says instead where both speak.
  public func overridden(by other: ColumnMapping) -> ColumnMapping {
    var options = options
    options.encoding = other.options.encoding ?? options.encoding
    options.separator = other.options.separator ?? options.separator
    options.sheet = other.options.sheet ?? options.sheet
    return ColumnMapping(
      headers: headers.merging(other.headers) { $1 },
      ignored: ignored + other.ignored.filter { !ignored.contains($0) },
      defaults: defaults.merging(other.defaults) { $1 }, options: options)
  }

  /// Refuses what is no column of any file that can be mapped, and headers that are to be two columns.
  ///
  /// - Throws: ``ConferenceError`` `.invalid`.
  public func check() throws(ConferenceError) {
    let others = (OrganisationImporter.columns + DelegationImporter.columns)
      .filter { !AttendeeFile.columns.contains($0) }
    try check(columns: AttendeeFile.columns + others, help: "`trao attendee import --help`")
  }

  /// Refuses what is none of some columns, and headers that are to be two columns.
  func check(columns known: [String], help: String) throws(ConferenceError) {
    for column in (Array(headers.keys) + defaults.keys).sorted() where !known.contains(column) {
      throw ConferenceError.noSuch("column", column, among: known, list: help)
    }
    var columns: [String: String] = [:]
    for (column, header) in headers.sorted(by: { $0.key < $1.key }) {
      let key = HeaderText.key(header)
      guard !key.isEmpty else {
        throw ConferenceError(.invalid, "the column \(column) has an empty header", remedy: "name its header")
      }
      if let other = columns[key] {
        throw ConferenceError(
          .invalid, "the header \(Quotation.quoted(header)) is to be \(other) and \(column) at once",
          remedy: "map it to one of them")
      }
      columns[key] = column
    }
    for header in ignored where columns[HeaderText.key(header)] != nil {
      throw ConferenceError(
        .invalid, "the header \(Quotation.quoted(header)) is mapped and ignored at once",
        remedy: "do one of both")
    }
  }
}
