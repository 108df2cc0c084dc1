import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `Who changes their mind` {
  private func delegation(_ code: String, _ office: LetterOffice) async throws -> Delegation {
    try await office.pool.run { [conference = office.conference] in
      try DelegationStore.find(code, of: conference, in: $0)
    }
  }

  @Test func `leaves no confirmed delegation without a head who comes`() async throws {
    try await LetterOffice.lend { office in
      let conference = office.conference
      try await office.answer("maitachi-shoji", .init(.declined, isUninvited: true))
      #expect(try await delegation("JP-MAFF", office).state == .forming)
      let refusal = try await office.refusal {
        try await office.change { try DelegationStore.confirm("JP-MAFF", of: conference, in: $0) }
      }
      #expect(refusal == "maitachi-shoji, the head of JP-MAFF, is declined")
      try await office.answer("maitachi-shoji", .init(.accepted, isUninvited: true))
      try await office.change { try DelegationStore.confirm("JP-MAFF", of: conference, in: $0) }
      #expect(try await delegation("JP-MAFF", office).state == .confirmed)
    }
  }

  @Test func `comes back when the substitute declines, and that one may come for themselves`() async throws {
    try await LetterOffice.lend { office in
      let conference = office.conference
      let (guest, substitute) = (office.guest(1), office.guest(2))
      try await office.invite([guest, substitute])
      try await office.answer(guest, .init(.accepted))
      try await office.answer(guest, .init(.substitute, substitute: substitute))
      #expect(
        try await office.refusal { try await office.answer(guest, .init(.accepted)) }
          == "the guest has sent a substitute, who stands in")
      try await office.answer(substitute, .init(.declined))
      try await office.answer(guest, .init(.accepted))
      #expect(try await office.state(guest) == .accepted)
      try await office.answer(substitute, .init(.accepted))
      #expect(try await office.state(substitute) == .accepted)
      let places = try await office.pool.run { try PrecedenceStore.order(of: conference, in: $0) }
      #expect(places.filter { [guest, substitute].contains($0.externalID) && $0.replaces == nil }.count == 2)
    }
  }

  @Test func `whose letter was revoked meanwhile is told how to have it made again`() async throws {
    try await LetterOffice.lend { office in
      try await office.invite([office.guest(1), office.guest(2)])
      let left = try await office.change { [conference = office.conference] database in
        let left = try AttendeeStore.withdraw("A-01", reason: "ốm", of: conference, in: database)
        try database.query(
          """
          update trao.document set state = 'revoked', revoked_reason = 'khách rút', revoked_at = now(), revoked_by = 'x'
          where participation_id = (select id from trao.participation where external_id = 'A-01')
          """)
        _ = try AttendeeStore.withdraw("A-02", reason: "ốm", of: conference, in: database)
        return left.followUps
      }
      #expect(left.map(\.kind) == [.paper])
      let back = try await office.change { [conference = office.conference] database in
        try ["A-01", "A-02"].map {
          try AttendeeStore.restore($0, of: conference, in: database).followUps.map {
            "\($0.sentence): \($0.remedy)"
          }
        }
      }
      #expect(
        back == [["the invitation 01/GM-UBND was revoked: trao certificate reissue 01/GM-UBND"], []])
    }
  }

  @Test func `and comes no more is sent no letter, but what was sent before is recorded`() async throws {
    try await LetterOffice.lend { office in
      let guest = office.guest(1)
      try await office.write([guest, office.guest(2)])
      _ = try await office.approve()
      try await office.answer(guest, .init(.declined, isUninvited: true))
      let report = try await office.send()
      #expect(report.sent.map(\.attendee) == [office.guest(2)])
      #expect(report.held.map(\.reason) == [.unwanted])
      #expect(
        try await office.refusal { try await office.send(.attendee(guest)) }
          == "A-01 does not come, and is sent no letter")
      let late = try await office.send(.attendee(guest), .init(.post, at: november(1)))
      #expect(late.sent.count == 1)
    }
  }
}

@Suite struct `A certificate that ended` {
  private func revoke(_ pool: Pool, on date: String) async throws {
    try await pool.change(as: tester) {
      _ = try CertificateStore.revoke("0000000001", on: day(date), reason: "chấm dứt", in: $0)
    }
  }

  @Test func `after its hand-over leaves it as it was, and it can still be put right`() async throws {
    try await withSample { pool, conference in
      try await revoke(pool, on: "2024-02-01")
      let grant = try await pool.change(as: tester) { database in
        var correction = CeremonyStore.Correction(reason: "sai giờ")
        correction.time = onStage("10:21")
        return try CeremonyStore.correct(
          1, of: try CeremonyStore.find(nil, of: conference, in: database), in: conference, correction,
          in: database)
      }
      #expect(grant.handedAt == onStage("10:21"))
    }
  }

  @Test func `before its hand-over is refused with the day of both`() async throws {
    try await withSample { pool, _ in
      let error = await #expect(throws: ConferenceError.self) { try await revoke(pool, on: "2023-11-16") }
      #expect(
        error?.message
          == "the certificate would be revoked on 2023-11-16, and was handed over on 2023-11-17 "
          + "(grant 1 of qn-jp-2023)")
    }
  }
}
