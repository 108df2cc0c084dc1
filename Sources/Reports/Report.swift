/// An answer to a question over the data of one conference, as of one moment of the database's clock.
///
/// As JSON every report reads `{"report", "conference", "as_of", "rows", "totals"}`; its rows have a fixed
/// order, so that two answers to one question over the same data are equal.
public protocol Report: Encodable, Sendable {
  associatedtype Row: Encodable & Sendable

  /// What `trao report` calls it.
  static var name: String { get }

  /// In a fixed order.
  var rows: [Row] { get }

  /// The report for people.
  ///
  /// - Parameter width: Cells of the terminal; nil where there is none.
  /// - Returns: Lines, each with its end.
  func table(width: Int?) -> String

  /// The rows as CSV. Totals are for the reader's spreadsheet to make.
  func csv() -> String
}

/// Why a report cannot be made.
public enum ReportError: Error, Equatable {
  /// No conference has this code.
  case unknownConference(String)
  /// No session of the conference has this code.
  case unknownSession(String)
}
