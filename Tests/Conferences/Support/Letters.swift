import Conferences
import Foundation
import PostgreSQL
import TestSupport

/// The sample while answers may still be given: its sessions are open again, and invented guests have come in.
struct LetterOffice: Sendable {
  let pool: Pool
  let conference: Conference

  /// Who writes letters, and who approves them.
  static let writer = "secretary"
  static let approver = "chief of office"

  /// Lends an office with so many new guests, `A-01`, `A-02`, …
  static func lend(
    guests count: Int = 4, size: Int = 4, _ body: (LetterOffice) async throws -> Void
  ) async throws {
    try await withSample(size: size) { pool, conference in
      let office = LetterOffice(pool: pool, conference: conference)
      let names = [
        "Nguyễn Văn Một", "Trần Thị Hai", "Lê Văn Ba", "Phạm Thị Bốn", "Vũ Văn Năm", "Đỗ Thị Sáu",
      ]
      let records = (1...count).map {
        "\(office.guest($0)),\(names[($0 - 1) % names.count]),VN,vi,a\($0)@example.org"
      }
      let file = (["external_id,native_name,country,language,email"] + records).joined(separator: "\n") + "\n"
      try await office.change { database in
        _ = try AttendeeImport.run(
          bytes: Array(file.utf8), name: "guests.csv", into: conference, in: database)
        for session in ["S1", "S2", "S3"] {
          _ = try SessionStore.open(session, of: conference, in: database)
        }
      }
      try await body(office)
    }
  }

  func guest(_ number: Int) -> String { "A-" + (number < 10 ? "0" : "") + "\(number)" }

  @discardableResult
  func change<T: Sendable>(
    as actor: String = writer, _ body: @Sendable (Database) throws -> T
  ) async throws -> T {
    try await pool.change(as: try Actor(actor), body)
  }

  /// Finished letters of guests, as if they had been made.
  func write(_ guests: [String], awaitsNumber: Bool = false) async throws {
    try await change { [conference] database in
      try database.query(
        "insert into trao.template (hash, name, kind, files) values (repeat('a', 64), 'a', 'invitation', '{}') on conflict do nothing"
      )
      for guest in guests {
        let taken =
          try awaitsNumber
          ? nil
          : Register.take(
            1, organisation: conference.issuingOrganisation, year: 2023, series: "GM", in: database)
        let number = taken?.numbers.lowerBound
        let symbol = number.map { "\(RegisterNumber.text($0))/GM-UBND" }
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        let code = String((0..<26).compactMap { _ in letters.randomElement() })
        try database.query(
          SQL(
            """
            insert into trao.document (
              conference_id, kind, language, participation_id, dated, register_id, number, symbol, public_id,
              template_hash, snapshot, batch_id, state, awaits_number)
            select \(conference.id), 'invitation', language, id, date '2023-10-25', \(taken?.register)::bigint,
              \(number)::integer, \(symbol)::text, \(code), repeat('a', 64),
              jsonb_build_object('sender.name', jsonb_build_object('name', 'Cao Tường Huy'),
                'invitee.name', jsonb_build_object('name', 'Khách mời')), 1, 'final', \(awaitsNumber)
            from trao.participation where external_id = \(guest)
            """))
      }
    }
  }

  func approve(_ selection: GuestSelection = .everyone, as actor: String = approver) async throws
    -> Approvals.Report
  {
    try await change(as: actor) { [conference] in
      try Approvals.approve(selection, in: conference, $0)
    }
  }

  func send(
    _ selection: GuestSelection = .everyone, _ sending: Deliveries.Sending = .init(.post)
  ) async throws -> Deliveries.Report {
    try await change { [conference] in try Deliveries.send(selection, sending, in: conference, $0) }
  }

  /// Letters of guests, written, approved and sent.
  func invite(_ guests: [String]) async throws {
    try await write(guests)
    _ = try await approve()
    _ = try await send()
  }

  @discardableResult
  func answer(_ guest: String, _ reply: AnswerStore.Reply) async throws -> (
    answer: AnswerEvent, isNew: Bool
  ) {
    try await change { [conference] in
      let (answer, isNew) = try AnswerStore.record(reply, of: guest, to: conference, in: $0)
      return Recorded(answer: answer, isNew: isNew)
    }.pair
  }

  private struct Recorded: Sendable {
    let answer: AnswerEvent
    let isNew: Bool
    var pair: (answer: AnswerEvent, isNew: Bool) { (answer, isNew) }
  }

  func state(_ guest: String) async throws -> ParticipationState {
    try await pool.run { [conference] in try AttendeeStore.find(guest, of: conference, in: $0).state }
  }

  func status(_ guest: String) async throws -> InvitationStatus? {
    try await pool.run { [conference] in
      try InvitationStatus.list(of: conference, .attendee(guest), in: $0).first
    }
  }

  func session(_ code: String, place: SessionAnswer.Place? = nil) async throws -> [SessionAnswer] {
    try await pool.run { [conference] in
      try SessionAnswer.list(for: code, of: conference, place: place, in: $0)
    }
  }

  /// What the database or a store says when it refuses.
  func refusal(_ body: () async throws -> some Any) async throws -> String {
    do {
      _ = try await body()
      return "nothing is refused"
    } catch let error as ConferenceError {
      return error.message
    } catch let error as DatabaseError {
      return error.constraint ?? "\(error)"
    }
  }
}

/// A time in the weeks before the conference.
func november(_ day: Int, _ hour: Int = 9, _ minute: Int = 0) -> Date {
  RFC3339.date("2023-11-01T00:00:00+07:00").map {
    $0.addingTimeInterval(Double((day - 1) * 86_400 + hour * 3_600 + minute * 60))
  } ?? .distantPast
}
