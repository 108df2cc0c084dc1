/// How one kind of record that has a code of its own is brought in from a table: organisations, delegations.
protocol RecordImporter {
  associatedtype Entry: Hashable

  static var kind: RecordedImport.Kind { get }
  /// What one is called.
  static var noun: String { get }
  /// In the order in which people are told of them; `code` is the first and must be there.
  static var columns: [String] { get }

  /// What is stored under codes.
  func stored(_ codes: [String]) throws -> [String: Entry]

  /// The record of a line as it is to be.
  ///
  /// - Parameters:
  ///   - code: Its code.
  ///   - fields: What the line says; faults are noted there.
  ///   - stored: What is stored under the code.
  /// - Returns: The record.
  func entry(_ code: String, _ fields: inout RecordFields, over stored: Entry?) -> Entry

  /// What a column says of a record.
  func text(of entry: Entry, _ column: String) -> String?

  /// The records in the order in which they can be stored; nil where none is possible.
  func inOrder(_ records: [ReadRecord<Entry>]) -> [ReadRecord<Entry>]?

  /// Stores a record that is new or different.
  func put(_ entry: Entry, over stored: Entry?) throws
}

/// A record of a table, and where it stands.
struct ReadRecord<Entry: Hashable> {
  let row: Int
  let code: String
  let entry: Entry
  let stored: Entry?
}

extension RecordImporter {
  func inOrder(_ records: [ReadRecord<Entry>]) -> [ReadRecord<Entry>]? { records }
}
