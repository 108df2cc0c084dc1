internal import Conferences
internal import Foundation
internal import JobQueue
internal import PostgreSQL

/// What a job that prepares papers is given: identifiers only.
struct PrepareArguments: Codable, Hashable, Sendable {
  let kind: DocumentKind
  let conference: Int
  /// The papers' own date, where one was asked for; nil for the day on which they are due.
  var dated: CalendarDate?
  /// Whether a time was asked for, which may be moved: then that is when they are due, else when the job runs.
  var hasTime = false
  var delegation: Int?
  var attendee: Int?
  var session: Int?
  var ceremony: Int?
  /// Of papers about many; nil for the usual one.
  var language: PaperLanguage?
  /// The document in whose place another is to be made.
  var reissues: Int?
  /// When the papers get their numbers, where that was asked for; nil for the conference's policy.
  var numbering: NumberingPolicy?

  /// The job; it goes before the papers that other batches still have to make.
  func job() throws -> NewJob {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var job = NewJob(
      kind: isOfFirstVersion ? DocumentJobs.prepare : DocumentJobs.prepareLater,
      arguments: String(decoding: try encoder.encode(self), as: UTF8.self))
    job.priority = 10
    return job
  }

  /// Whether the first version of the program would do the same: it knows nothing of numbers that come later.
  private var isOfFirstVersion: Bool { kind.isOfFirstVersion && numbering == nil }

  init(_ job: Job) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(job.arguments.utf8))
  }

  init(kind: DocumentKind, conference: Int, dated: CalendarDate?) {
    (self.kind, self.conference, self.dated) = (kind, conference, dated)
  }

  /// Says in letters what is asked for, the same for the same request.
  var key: String {
    let parts = [
      delegation.map { "delegation \($0)" }, attendee.map { "attendee \($0)" },
      session.map { "session \($0)" },
      ceremony.map { "ceremony \($0)" }, language.map { "language \($0.rawValue)" },
      reissues.map { "document \($0)" },
    ].compactMap(\.self)
    let selection = parts.isEmpty ? "everyone" : parts.joined(separator: ",")
    let policy = numbering.map { "/\($0.rawValue)" } ?? ""
    return "documents/\(kind.rawValue)/\(conference)/\(selection)/\(dated?.iso ?? "day of issue")\(policy)"
  }

  /// When the papers get their numbers: as asked for, else as the conference does it.
  func policy(in database: Database) throws -> NumberingPolicy {
    if let numbering { return numbering }
    guard let row = try database.query(Statements.conferenceNumbering, conference).first else {
      throw DocumentError.noSuchConference
    }
    return try row.get(0)
  }

  /// The date of papers that are prepared now: the one asked for, else the day of the batch's time or, without
  /// one, today, in the conference's zone.
  func date(in batch: BatchID?, _ database: Database) throws -> CalendarDate {
    if let dated { return dated }
    let time = try hasTime ? batch.map { try Batches.show($0, in: database).dueAt } : nil
    guard let row = try database.query(Statements.conferenceDay, conference, time).first else {
      throw DocumentError.noSuchConference
    }
    return try row.get("day")
  }

  /// Who or what still lacks its paper, in running order, at most `limit` of them. Whom the batch has turned away
  /// is left out; without a batch nobody is.
  func due(batch: Int?, limit: Int, in database: Database) throws -> [DueSubject] {
    if kind.isAboutMany { return try dueWholes(batch: batch, limit: limit, in: database) }
    let none = Int?.none
    let rows =
      if let reissues {
        try database.query(Statements.dueReissue, conference, reissues, none, batch, limit, kind.rawValue)
      } else {
        switch kind {
        case .invitation, .card, .replyForm:
          try database.query(
            Statements.dueInvitations, conference, delegation, attendee, batch, limit, kind.rawValue)
        case .badge:
          try database.query(Statements.dueBadges, conference, delegation, attendee, batch, limit)
        case .attendance:
          try database.query(Statements.dueAttendances, conference, session, none, batch, limit)
        case .presentation, .datasheet:
          try database.query(Statements.dueGrants, conference, ceremony, none, batch, limit, kind.rawValue)
        case .guestList, .precedenceList, .seatingPlan, .placeCards, .programme, .attendanceSheet, .script,
          .folderList, .summary, .outgoingRegister:
          throw DocumentError.wrongSelection(kind: kind.rawValue)
        }
      }
    return try rows.map { row in
      let (id, language) = try row.decode(Int.self, PaperLanguage.self)
      return DueSubject(
        reference: kind.scope == .grant ? .grant(id) : .participation(id), language: language)
    }
  }

  /// The conference, or those of its parts that papers of the kind are about; whether they have theirs is asked when
  /// it is known what a new one would say.
  private func dueWholes(batch: Int?, limit: Int, in database: Database) throws -> [DueSubject] {
    let rows =
      if let reissues {
        try database.query(Statements.wholeOf, conference, reissues, batch)
      } else {
        try database.query(
          Statements.dueWholes, conference, kind.rawValue, session, ceremony, delegation, language?.rawValue,
          batch, limit)
      }
    return try rows.map { DueSubject(reference: .whole(try Whole($0)), language: try $0.get("language")) }
  }

  /// What is to be made of those papers about many that are due: those that would say something else than the paper
  /// that counts, or are wanted anew in any case.
  func changed(_ subjects: [Subject], in database: Database) throws -> [Subject] {
    guard kind.isAboutMany, reissues == nil else { return subjects }
    return try subjects.filter { subject in
      guard let whole = subject.reference.whole,
        let current = try CurrentWhole.find(
          kind, whole, subject.language, conference: conference, in: database)
      else { return true }
      return try !current.isSame(as: subject, dated: dated)
    }
  }
}

/// How the arguments are written down.
///
/// A program from before there were reissues overlooks what it does not know, and would make papers for everyone. So a
/// reissue names its conference elsewhere, where such a program does not find one, and leaves the job to others.
extension PrepareArguments {
  private enum Key: String, CodingKey {
    case kind, conference, dated, hasTime, delegation, attendee, session, ceremony, language, reissue,
      numbering
  }

  private struct Reissue: Codable {
    let conference: Int
    let document: Int
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    let reissue = try values.decodeIfPresent(Reissue.self, forKey: .reissue)
    kind = try values.decode(DocumentKind.self, forKey: .kind)
    conference = try reissue?.conference ?? values.decode(Int.self, forKey: .conference)
    dated = try values.decodeIfPresent(CalendarDate.self, forKey: .dated)
    hasTime = try values.decode(Bool.self, forKey: .hasTime)
    delegation = try values.decodeIfPresent(Int.self, forKey: .delegation)
    attendee = try values.decodeIfPresent(Int.self, forKey: .attendee)
    session = try values.decodeIfPresent(Int.self, forKey: .session)
    ceremony = try values.decodeIfPresent(Int.self, forKey: .ceremony)
    language = try values.decodeIfPresent(PaperLanguage.self, forKey: .language)
    reissues = reissue?.document
    numbering = try values.decodeIfPresent(NumberingPolicy.self, forKey: .numbering)
  }

  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(kind, forKey: .kind)
    if let reissues {
      try values.encode(Reissue(conference: conference, document: reissues), forKey: .reissue)
    } else {
      try values.encode(conference, forKey: .conference)
    }
    try values.encodeIfPresent(dated, forKey: .dated)
    try values.encode(hasTime, forKey: .hasTime)
    try values.encodeIfPresent(delegation, forKey: .delegation)
    try values.encodeIfPresent(attendee, forKey: .attendee)
    try values.encodeIfPresent(session, forKey: .session)
    try values.encodeIfPresent(ceremony, forKey: .ceremony)
    try values.encodeIfPresent(numbering, forKey: .numbering)
    try values.encodeIfPresent(language, forKey: .language)
  }
}
