import Documents
import PostgreSQL
import TestSupport
import Testing

@Suite("Frozen documents")
struct FrozenDocumentTests {
  /// What may move on: with the state, and with the job of another try.
  private static let moving: Set<String> = [
    "state", "void_reason", "job_id", "revoked_reason", "revoked_at", "revoked_by",
  ]

  @Test("Nothing of a numbered document changes, and none is deleted", arguments: [false, true])
  func frozen(sealed: Bool) async throws {
    try await PaperRoom.lend(sealed: sealed) { room in
      _ = try await room.make(.invitation, .attendee("yamada-takio"))
      let changes: [SQL] = [
        "update trao.document set snapshot = snapshot - 'document.number'",
        "update trao.document set snapshot = snapshot || '{\"x\": null}'",
        "update trao.document set number = number + 1", "update trao.document set symbol = '99/GM-UBND'",
        "update trao.document set language = 'en'", "update trao.document set dated = dated + 1",
        "update trao.document set public_id = reverse(public_id)",
        "update trao.document set batch_id = batch_id + 1",
        "update trao.document set created_by = 'somebody'", "update trao.document set supersedes_id = id",
        "update trao.document set state = 'numbered'",
        "update trao.document set state = 'void', void_reason = 'x'",
        sealed
          ? "update trao.document set seal_key_id = null" : "update trao.document set seal_key_id = 1",
        "delete from trao.document",
      ]
      for change in changes {
        let error = await #expect(throws: DatabaseError.self, "\(change)") {
          try await room.change { _ = try $0.query(change) }
        }
        #expect(error?.constraint == "document_is_frozen", "\(change)")
      }
    }
  }

  @Test("A column that is added is frozen, too")
  func everyColumn() async throws {
    try await TestDatabase.withDatabase { database in
      let pool = database.pool(size: 1)
      let (columns, source) = try await pool.run { database in
        (
          try database.query(
            """
            select column_name::text from information_schema.columns
            where table_schema = 'trao' and table_name = 'document' and is_generated = 'NEVER'
            """
          ).map { try $0.get(0, as: String.self) },
          try database.query(
            "select prosrc from pg_proc where oid = 'trao.keep_document'::regproc"
          ).one().get(0, as: String.self)
        )
      }
      #expect(columns.count > Self.moving.count)
      for column in columns where !Self.moving.contains(column) {
        #expect(source.contains("old.\(column)") && source.contains("new.\(column)"), "\(column)")
      }
      await pool.close()
    }
  }
}
