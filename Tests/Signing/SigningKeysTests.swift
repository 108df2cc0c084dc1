import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import Signing

@Suite struct `The record of keys` {
  private func withRecord(_ body: (Pool) async throws -> Void) async throws {
    try await TestDatabase.withDatabase { database in
      let pool = database.pool(size: 1)
      try await body(pool)
      await pool.close()
    }
  }

  @Test func `gives back what it was given, in order of names`() async throws {
    let first = try TestKeys.make(subject: "B").certificate
    let second = try TestKeys.make(.rsa2048, subject: "A").certificate
    try await withRecord { pool in
      try await pool.transaction(settings: ["trao.actor": "test"]) {
        try SigningKeys.register("office-2026", first, keptIn: .file, in: $0)
        try SigningKeys.register("hsm", second, keptIn: .pkcs11, in: $0)
      }
      let keys = try await pool.run { try SigningKeys.list(in: $0) }
      #expect(keys.map(\.name) == ["hsm", "office-2026"])
      #expect(keys.map(\.certificate) == [second, first])
      #expect(keys.map(\.keptIn) == [.pkcs11, .file])
      let found = try await pool.run { try SigningKeys.find("hsm", in: $0) }
      #expect(found.id == keys[0].id)
      try found.checkUsable(at: .now)
    }
  }

  @Test func `knows a name and a certificate once`() async throws {
    let certificate = try TestKeys.make().certificate
    let other = try TestKeys.make().certificate
    try await withRecord { pool in
      try await pool.transaction(settings: ["trao.actor": "test"]) {
        try SigningKeys.register("one", certificate, keptIn: .file, in: $0)
      }
      for (name, taken) in [("one", other), ("two", certificate)] {
        let error = await #expect(throws: SigningError.self) {
          try await pool.transaction(settings: ["trao.actor": "test"]) {
            try SigningKeys.register(name, taken, keptIn: .file, in: $0)
          }
        }
        #expect(error?.code == .nameTaken)
      }
    }
  }

  @Test func `retires a key once, and keeps trusting what it sealed before`() async throws {
    let certificate = try TestKeys.make().certificate
    try await withRecord { pool in
      try await pool.transaction(settings: ["trao.actor": "test"]) {
        try SigningKeys.register("one", certificate, keptIn: .file, in: $0)
      }
      let since = try await pool.transaction(settings: ["trao.actor": "test"]) {
        try SigningKeys.retire("one", reason: "lost", in: $0)
      }
      let key = try await pool.run { try SigningKeys.find("one", in: $0) }
      #expect(key.retiredAt == since && key.retiredReason == "lost")
      let unusable = #expect(throws: SigningError.self) { try key.checkUsable(at: .now) }
      #expect(unusable?.code == .retired && unusable?.message.contains("lost") == true)
      for name in ["one", "none"] {
        let error = await #expect(throws: SigningError.self) {
          try await pool.transaction(settings: ["trao.actor": "test"]) {
            try SigningKeys.retire(name, reason: "again", in: $0)
          }
        }
        #expect(error?.code == (name == "one" ? .retired : .noSuchKey))
      }
      let trust = try await pool.run { try SigningKeys.trust(in: $0) }
      #expect(trust == [certificate.fingerprint: SealTrust.Key(name: "one", retiredAt: since)])
    }
  }

  @Test func `takes names that are safe in files`() {
    for name in ["", ".", "..", "../x", "a/b", "a b", "-a", "a\0", String(repeating: "a", count: 65)] {
      #expect(throws: SigningError.self, "\(name)") { try SigningKeys.checkName(name) }
    }
    #expect(throws: Never.self) { try SigningKeys.checkName("Office_2026.b-1") }
  }
}
