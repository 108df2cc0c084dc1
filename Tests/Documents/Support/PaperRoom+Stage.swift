import Conferences
import JobQueue
import PostgreSQL

@testable import Documents

extension PaperRoom {
  /// Seats, and a programme with its people and cues, in the sample.
  func setStage() async throws {
    try await change { [id = conference.id] database in
      // The sample has both; tests count on these.
      try database.query("delete from trao.seating where conference_id = \(id)")
      try database.query("delete from trao.programme_item where conference_id = \(id)")
      try database.query(
        SQL(
          """
          insert into trao.programme_item (
            conference_id, session_id, position, kind, name_text_id, starts_at, minutes, ceremony_id, cue_text_id,
            provenance)
          select \(id), session.id, item.position, item.kind,
            trao.put_text(null, array[item.vi, item.ja, item.en]), item.starts_at::timestamptz, item.minutes,
            case when item.kind = 'ceremony' then (select id from trao.ceremony where conference_id = \(id)) end,
            case when item.kind = 'opening'
              then trao.put_text(null, array['Kính thưa quý vị đại biểu.', 'ご来賓の皆様。', 'Distinguished guests.']) end,
            'sample'
          from (values
            ('S1', 1, 'opening', 'Phát biểu khai mạc', '開会挨拶', 'Opening address', '2023-11-17T08:00+07', 20),
            ('S1', 2, 'speech', 'Phát biểu của khách quý', '来賓挨拶', 'Addresses of guests', '2023-11-17T08:20+07', 40),
            ('S3', 1, 'ceremony', 'Lễ trao Giấy chứng nhận', '証明書授与式', 'Granting', '2023-11-17T10:15+07', 30))
            as item (session, position, kind, vi, ja, en, starts_at, minutes)
            join trao.session on session.conference_id = \(id) and session.code = item.session
          """))
      try database.query(
        SQL(
          """
          insert into trao.programme_item_person (conference_id, programme_item_id, participation_id, position)
          select \(id), item.id, guest.id, row_number() over (order by guest.id)
          from trao.programme_item as item
            join trao.participation as guest on guest.conference_id = \(id)
              and guest.external_id in ('suzuki-naomichi', 'yamada-takio')
          where item.conference_id = \(id) and item.kind = 'speech'
          """))
      try database.query(
        SQL(
          """
          insert into trao.seating (conference_id, session_id, form, row_count, seats_in_row)
          select \(id), id, case code when 'S1' then 'theatre' else 'facing' end, case code when 'S1' then 3 else 2 end, 8
          from trao.session where conference_id = \(id) and code in ('S1', 'S2')
          """))
      try database.query(
        SQL(
          """
          insert into trao.seat (conference_id, session_id, seat_row, seat_number, participation_id)
          select \(id), session.id, (line.place - 1) / 8 + 1, (line.place - 1) % 8 + 1, line.participation_id
          from trao.precedence(\(id), '2023-11-17') as line
            join trao.session on session.conference_id = \(id) and session.code = 'S1'
          where line.place <= 20
          """))
    }
  }

  /// Asks for a paper about many and has it made.
  @discardableResult
  func makeWhole(
    _ kind: DocumentKind, _ selection: DocumentRequest.Selection = .everyone,
    in language: PaperLanguage? = nil,
    dated: String? = "2023-11-10"
  ) async throws -> DocumentSchedule.Scheduled {
    let scheduled = try await askForWhole(kind, selection, in: language, dated: dated)
    try await work(on: scheduled.batch)
    return scheduled
  }

  func askForWhole(
    _ kind: DocumentKind, _ selection: DocumentRequest.Selection = .everyone,
    in language: PaperLanguage? = nil,
    dated: String? = "2023-11-10"
  ) async throws -> DocumentSchedule.Scheduled {
    let request = DocumentRequest(
      kind, conference: conference.id, selection: selection, dated: dated.flatMap(CalendarDate.init(iso:)),
      language: language)
    return try await change { try DocumentSchedule.schedule(request, by: Self.actor, in: $0) }
  }

  /// The rows of a field that a document prints.
  func rows(_ field: String, of document: DocumentSummary) async throws -> [Snapshot] {
    guard case .rows(let rows) = try await snapshot(of: document)[field] else { return [] }
    return rows
  }
}
