import Foundation
import PostgreSQL

/// What the floor reads: plates, then strikes with the index of their plate; all numbers 32 bits, little-endian.
struct Spool {
  private(set) var plates: [[UInt8]] = []
  private(set) var strikes: [(plate: Int, bytes: [UInt8])] = []

  /// Every stored file of a conference.
  init(conference: Int, _ pool: Pool) async throws {
    (plates, strikes) = try await pool.run { database in
      var indexes: [String: Int] = [:]
      var plates: [[UInt8]] = []
      for row in try database.query("select hash, bytes from trao.plate order by hash") {
        indexes[try row.get("hash")] = plates.count
        plates.append(try row.get("bytes", as: Bytes.self).array)
      }
      let rows = try database.query(
        "select plate_hash, strike from trao.document_file where conference_id = \(conference) order by document_id"
      )
      let strikes = try rows.map { row in
        (indexes[try row.get("plate_hash"), default: 0], try row.get("strike", as: Bytes.self).array)
      }
      return (plates, strikes)
    }
  }

  func write(to path: String) throws {
    var data = Data()
    func put(_ number: Int) {
      withUnsafeBytes(of: UInt32(number).littleEndian) { data.append(contentsOf: $0) }
    }
    put(plates.count)
    for plate in plates {
      put(plate.count)
      data.append(contentsOf: plate)
    }
    put(strikes.count)
    for strike in strikes {
      put(strike.plate)
      put(strike.bytes.count)
      data.append(contentsOf: strike.bytes)
    }
    try data.write(to: URL(filePath: path))
  }
}
