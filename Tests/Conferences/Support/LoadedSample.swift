import Conferences
import Foundation
import PostgreSQL
import TestSupport

/// The sample folder of the repository.
let sampleFolder = repositoryRoot.appending(path: "config/samples/qn-jp-2023")

/// Who makes the tests' changes.
let tester = Actor.operatingSystemUser

/// Lends a database in which the sample is loaded.
@discardableResult
func withSample<T: Sendable>(
  size: Int = 4, _ body: (Pool, Conference) async throws -> T
) async throws -> T {
  try await TestDatabase.withDatabase { database in
    let pool = database.pool(size: size)
    let folder = try ConferenceFolder.read(sampleFolder)
    try await pool.change(as: tester) { try folder.load(in: $0) }
    let conference = try await pool.run { try ConferenceStore.resolve(nil, in: $0) }
    let result = try await body(pool, conference)
    await pool.close()
    return result
  }
}

/// A copy of the sample's folder with some files changed.
struct ChangedSample {
  private let temporary: TemporaryFolder
  var url: URL { temporary.url.appending(path: "folder") }

  init() throws {
    temporary = try TemporaryFolder()
    try FileManager.default.copyItem(at: sampleFolder, to: url)
  }

  /// Replaces the first occurrence of a text, which must be there.
  func replace(in file: String, _ old: String, _ new: String) throws {
    let path = url.appending(path: file)
    let text = try String(contentsOf: path, encoding: .utf8)
    guard let range = text.range(of: old) else { throw NoSuchText(text: old) }
    try text.replacingCharacters(in: range, with: new).write(to: path, atomically: true, encoding: .utf8)
  }

  func write(_ file: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: url.appending(path: file))
  }

  func remove(_ file: String) throws { try FileManager.default.removeItem(at: url.appending(path: file)) }

  struct NoSuchText: Error { let text: String }
}

/// What a folder's files say, by name.
func contents(of files: [ConferenceFolder.File]) -> [String: String] {
  Dictionary(uniqueKeysWithValues: files.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
}

/// The faults that reading or importing throws; empty where it does not.
func faults(_ body: () async throws -> some Any) async throws -> [String] {
  do {
    _ = try await body()
    return []
  } catch let faults as InputFaults {
    return faults.all.map(\.description)
  }
}

/// The number of rows of every table that an import could touch.
func rowCounts(_ pool: Pool) async throws -> [Int] {
  try await pool.run { database in
    try [
      "organisation", "person", "name_form", "honorific", "appointment", "participation", "localised_text",
      "text", "attendance_event", "change", "project", "ceremony_grant", "conference", "session",
      "delegation", "project_investor", "project_objective", "project_clause", "project_milestone",
      "legal_basis",
    ].map { try database.query("select count(*) from trao.\(identifier: $0)").one().get(0) }
  }
}
