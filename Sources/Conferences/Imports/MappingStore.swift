public import Foundation
public import PostgreSQL
import Spreadsheets

/// Column mappings by name. They belong to senders, not to a conference.
public enum MappingStore {
  /// A mapping that is saved.
  public struct Saved: Hashable, Sendable {
    public let name: String
    public let mapping: ColumnMapping
    public let savedAt: Date
    public let savedBy: String
  }

  /// All mappings, by name.
  public static func list(in database: Database) throws -> [Saved] {
    try database.query(Statements.mappings, String?.none).map { try Saved($0) }
  }

  /// The mapping of a name.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord` with the nearest name.
  public static func find(_ name: String, in database: Database) throws -> Saved {
    if let row = try database.query(Statements.mappings, name).first { return try Saved(row) }
    throw ConferenceError.noSuch(
      "mapping", name, among: try list(in: database).map(\.name), list: "`trao mapping list`")
  }

  /// Saves a mapping under a name, in place of the one it had. Call it inside `pool.change(as:)`.
  ///
  /// - Returns: Whether anything is different now.
  /// - Throws: ``ConferenceError`` `.invalid` where the name is no code, or a column is none of ours.
  @discardableResult
  public static func save(_ mapping: ColumnMapping, as name: String, in database: Database) throws -> Bool {
    try mapping.check()
    guard Shape.isCode(name) else {
      throw ConferenceError(
        .invalid, "this is no name for a mapping",
        remedy: "use letters, digits, dots, dashes and underscores, at most 64")
    }
    let headers = mapping.headers.sorted { $0.key < $1.key }
    let defaults = mapping.defaults.sorted { $0.key < $1.key }
    return try database.query(
      Statements.putMapping, name, headers.map(\.key), headers.map(\.value), mapping.ignored,
      defaults.map(\.key), defaults.map(\.value), mapping.options.encoding?.rawValue,
      mapping.options.separator?.rawValue, mapping.options.sheet
    ).affectedCount > 0
  }

  /// Removes a mapping. Call it inside `pool.change(as:)`.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord` with the nearest name.
  public static func remove(_ name: String, in database: Database) throws {
    let saved = try find(name, in: database)
    try database.query(Statements.removeMapping, saved.name)
  }
}

extension MappingStore.Saved {
  init(_ row: Row) throws(DatabaseError) {
    func pairs(_ keys: String, _ values: String) throws(DatabaseError) -> [String: String] {
      Dictionary(
        zip(try row.get(keys, as: [String].self), try row.get(values, as: [String].self)),
        uniquingKeysWith: { first, _ in first })
    }
    self.init(
      name: try row.get("name"),
      mapping: ColumnMapping(
        headers: try pairs("columns", "headers"), ignored: try row.get("ignored"),
        defaults: try pairs("default_columns", "default_values"),
        options: TableOptions(
          encoding: try row.optional("encoding", as: String.self).flatMap(TextEncoding.init),
          separator: try row.optional("separator", as: String.self).flatMap(Separator.init),
          sheet: try row.optional("sheet"))),
      savedAt: try row.time("updated_at"), savedBy: try row.get("updated_by"))
  }
}
