internal import PostgreSQL
internal import StrictYAML

/// Finds what people name by its code.
enum Selections {
  /// - Throws: ``DocumentError`` `.noSuch` with the nearest code there is.
  static func find(
    _ code: String, _ noun: String, _ codes: Statement, conference: Int, in database: Database
  ) throws -> Int {
    let known = try database.query(codes, conference).map { try $0.decode(String.self, Int.self) }
    if let (_, id) = known.first(where: { $0.0 == code }) { return id }
    throw DocumentError.noSuch(noun: noun, code: code, nearest: NearestName.of(code, among: known.map(\.0)))
  }
}
