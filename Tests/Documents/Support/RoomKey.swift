import Conferences
import Digests
import Foundation
import PostgreSQL
import Signing

@testable import Documents

/// A key that a test seals papers with, known to the database.
struct RoomKey: Sendable {
  let seal: Seal
  let id: Int
  let name: String

  static func make(_ name: String = "seal-2023", in pool: Pool) async throws -> RoomKey {
    let seal = try Self.seal("Ủy ban nhân dân tỉnh Quảng Ninh (mẫu)")
    let certificate = seal.certificate
    let id = try await pool.change(as: try Actor(PaperRoom.actor)) { database in
      try database.query(
        SQL(
          """
          insert into trao.signing_key (
            name, fingerprint, algorithm, subject, organisation, certificates, not_before, not_after, kept_in)
          values (
            \(name), \(Bytes(certificate.fingerprint.bytes)), \(certificate.algorithm.rawValue),
            \(certificate.name), \(certificate.organisation), array[\(Bytes(certificate.der))]::bytea[],
            \(certificate.notBefore), \(certificate.notAfter), 'file')
          returning id
          """)
      ).one().get(0, as: Int.self)
    }
    return RoomKey(seal: seal, id: id, name: name)
  }

  /// A seal that nobody knows.
  static func seal(_ subject: String) throws -> Seal {
    try Seal(signer: try material(subject).signer())
  }

  static func material(_ subject: String) throws -> KeyMaterial {
    try KeyMaker.make(KeyRequest(subject: subject, organisation: "UBND (mẫu)", from: .now - 3_600, days: 30))
  }
}
