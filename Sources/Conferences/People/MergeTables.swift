import Foundation
import PostgreSQL

/// The statements by which one kind of record is merged.
struct MergeTables: Sendable {
  let noun: String
  let number: Statement
  let one: Statement
  let current: Statement
  let byCode: Statement
  let conflicts: Statement

  static let people = MergeTables(
    noun: "person", number: Statements.mergedPersonNumber, one: Statements.personMerge,
    current: Statements.personByNumber, byCode: Statements.personByCode,
    conflicts: Statements.personMergeConflicts)
  static let organisations = MergeTables(
    noun: "organisation", number: Statements.mergedOrganisationNumber, one: Statements.organisationMerge,
    current: Statements.organisationByNumber, byCode: Statements.organisationByCode,
    conflicts: Statements.organisationMergeConflicts)

  /// What is on record where `other` became part of `kept` before.
  func earlier(_ other: String, into kept: Int, label: String, in database: Database) throws -> MergeReport? {
    let id: Int?
    switch RecordName(other) {
    case .number(let number): id = number
    case .code(let code): id = try database.query(self.number, code).first?.get(0, as: Int.self)
    }
    guard let id, id != kept, try database.query(one, id).first != nil,
      try database.query(current, id).first?.optional(0, as: Int.self) == kept
    else { return nil }
    return try record(of: id, kept: label, isNew: false, in: database)
  }

  func record(of merged: Int, kept: String, isNew: Bool, in database: Database) throws -> MergeReport {
    let row = try database.query(one, merged).one()
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return MergeReport(
      kept: kept, merged: try MergedRecord(row).label,
      moved: try decoder.decode(
        MergeReport.Moved.self, from: Data(try row.get("moved", as: String.self).utf8)),
      at: try row.time("created_at"), by: try row.get("created_by"), isNew: isNew)
  }

  /// Says why two cannot become one.
  func refuse(_ kept: Int, _ merged: Int, _ name: String, _ other: String, in database: Database) throws {
    guard kept != merged else {
      throw ConferenceError(
        .refused, "\(name) and \(other) are one \(noun) already", remedy: "name two, or leave it")
    }
    for row in try database.query(conflicts, kept, merged)
    where try row.optional("goes", as: String.self) == nil {
      let uses = (
        try row.get("kept_uses", as: [String].self).joined(separator: ", "),
        try row.get("merged_uses", as: [String].self).joined(separator: ", ")
      )
      let (one, two): (String, String) = (try row.get("kept"), try row.get("merged"))
      throw ConferenceError(
        .refused,
        "both take part in \(try row.get("conference", as: String.self)), as \(one)"
          + (uses.0.isEmpty ? "" : " (\(uses.0))") + " and \(two)" + (uses.1.isEmpty ? "" : " (\(uses.1))"),
        remedy: "one of the two participations must be without such records, and no further on than the other"
      )
    }
  }
}
