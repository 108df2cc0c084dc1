internal import Foundation
internal import JobQueue
internal import PostgreSQL

/// What a job `documents.prepare` is given: identifiers only.
struct PrepareArguments: Codable, Hashable, Sendable {
  let kind: DocumentKind
  let conference: Int
  let dated: CalendarDate
  var delegation: Int?
  var attendee: Int?
  var session: Int?
  var ceremony: Int?

  /// The job; it goes before the papers that other batches still have to make.
  func job() throws -> NewJob {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var job = NewJob(
      kind: DocumentJobs.prepare, arguments: String(decoding: try encoder.encode(self), as: UTF8.self))
    job.priority = 10
    return job
  }

  init(_ job: Job) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(job.arguments.utf8))
  }

  init(kind: DocumentKind, conference: Int, dated: CalendarDate) {
    (self.kind, self.conference, self.dated) = (kind, conference, dated)
  }

  /// Says in letters what is asked for, the same for the same request.
  var key: String {
    let parts = [
      delegation.map { "delegation \($0)" }, attendee.map { "attendee \($0)" },
      session.map { "session \($0)" },
      ceremony.map { "ceremony \($0)" },
    ].compactMap(\.self)
    let selection = parts.isEmpty ? "everyone" : parts.joined(separator: ",")
    return "documents/\(kind.rawValue)/\(conference)/\(selection)/\(dated.iso)"
  }

  /// Who or what still lacks its paper, in running order, at most `limit` of them. Whom the batch has turned away
  /// is left out; without a batch nobody is.
  func due(
    batch: Int?, limit: Int, in database: Database
  ) throws -> [(id: Int, language: PaperLanguage)] {
    let rows =
      switch kind {
      case .invitation:
        try database.query(Statements.dueInvitations, conference, delegation, attendee, batch, limit)
      case .attendance:
        try database.query(Statements.dueAttendances, conference, session, Int?.none, batch, limit)
      case .presentation:
        try database.query(Statements.duePresentations, conference, ceremony, Int?.none, batch, limit)
      }
    return try rows.map { try $0.decode(Int.self, PaperLanguage.self) }
  }
}
