import Conferences
import Documents
import PostgreSQL
import Reports

/// Shows documents of one number, with the values frozen in them.
enum DocumentShowing {
  private struct Record: Encodable {
    let document: DocumentRecord
    /// The values as printed, by field.
    let values: [String: String]
  }

  /// Prints the documents that bear a number, or the one with a public identifier.
  static func show(
    _ name: String, kinds: Set<DocumentKind>, conference: ConferenceOption, from database: DatabaseOptions,
    to output: OutputOptions
  ) async throws {
    let found = try await database.read { [code = conference.code] database in
      let conference = try ConferenceStore.resolve(code, in: database).id
      let documents = try DocumentLibrary.find(name, conference: conference, in: database)
        .filter { kinds.contains($0.kind) }
      guard !documents.isEmpty else { throw DocumentError.noSuchDocument(name) }
      return try documents.map {
        ($0, try DocumentLibrary.snapshot(of: $0.id, conference: conference, in: database))
      }
    }
    let records = found.map { Record(document: DocumentRecord($0), values: values($1, in: $0.language)) }
    try output.print(records) { _ in
      records.map { record in
        let document = record.document
        let head = [
          "\(document.number ?? "no number")  \(document.kind) (\(document.language))",
          "dated \(document.dated.iso)", document.state, "about \(document.subject)",
          document.session.map { "session \($0)" },
          "made by \(document.createdBy)",
        ].compactMap { $0.map(PlainText.escaped) }.joined(separator: ", ")
        let file =
          document.file.map {
            "\(Wording.count($0.pages, "page")), \($0.bytes) bytes, SHA-256 \($0.sha256)\n"
          } ?? "no file\n"
        let life = [
          document.voidReason.map { "void: \($0)" },
          document.revocation.map { "revoked at \(Wording.time($0.at)) by \($0.by): \($0.reason)" },
          document.supersedes.map { "stands in the place of \($0)" },
          document.supersededBy.map { "\($0) stands, or will stand, in its place" },
          document.file?.seal.map {
            "sealed at \(Wording.time($0.at)) with the key \($0.key), level \($0.level)"
          },
          document.original.map {
            "original signed by \($0.signer): \(Wording.count($0.pages, "page")), \($0.bytes) bytes, SHA-256 \($0.sha256)"
          },
        ].compactMap { $0.map { PlainText.escaped($0) + "\n" } }.joined()
        let values = record.values.sorted { $0.key < $1.key }.map {
          "  \($0.key)  \(PlainText.escaped($0.value))\n"
        }
        return "\(head)\nid \(document.id)\n" + file + life + "\n" + values.joined()
      }.joined(separator: "\n")
    }
  }

  private static func values(_ snapshot: Snapshot, in language: PaperLanguage) -> [String: String] {
    snapshot.compactMapValues { value in
      switch value {
      case .empty: nil
      case .flag(let isRaised): isRaised ? "true" : "false"
      case .rows(let rows):
        rows.map { row in
          values(row, in: language).sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(
            separator: ", ")
        }.joined(separator: "; ")
      default: try? value.formatted(nil, in: language)
      }
    }
  }
}
