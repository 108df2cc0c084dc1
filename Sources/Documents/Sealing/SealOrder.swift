internal import PostgreSQL

/// What a numbered document is to be sealed with, and when that is.
struct SealOrder: Sendable {
  /// The key's identifier in the database, and its name.
  let key: Int
  let keyName: String
  let isRetired: Bool
  /// The database's time, to the second, as the conference's clocks show it.
  let time: LocalTime

  /// Reads the columns of the query `documentsToRender`; nil where no seal is wanted.
  init?(_ row: Row) throws {
    guard let key: Int = try row.optional("seal_key_id") else { return nil }
    self.key = key
    keyName = try row.get("seal_key")
    isRetired = try row.get("is_key_retired")
    let iso: String = try row.get("seal_time")
    guard let time = LocalTime(iso: iso) else { throw DocumentError.unreadable("the time \(iso)") }
    self.time = time
  }
}

/// What is kept of a seal beside the file.
struct SealRecord: Hashable, Sendable {
  /// The key's identifier in the database.
  let key: Int
  let time: LocalTime
  /// `B-B` or `B-T`.
  let level: String
}

/// Why a paper cannot be sealed now. Another attempt may succeed.
enum SealingFault: Error, Hashable, CustomStringConvertible {
  /// This process does not have the key.
  case noKey(String)
  case retired(String)
  /// The key failed.
  case failed(key: String, reason: String)
  /// The time-stamp server gave none.
  case noTimestamp(String)

  var description: String {
    switch self {
    case .noKey(let name):
      "it is to be sealed with the key \(name), which this daemon does not have; configure signing.key, "
        + "or cancel the job and schedule the paper again"
    case .retired(let name):
      "it is to be sealed with the key \(name), which is retired; cancel the job and schedule the paper again"
    case .failed(let name, let reason): "the key \(name) cannot seal it: \(reason)"
    case .noTimestamp(let reason): "it waits for its time-stamp: \(reason)"
    }
  }
}
