import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `A letter` {
  @Test func `is approved by a second person, once`() async throws {
    try await LetterOffice.lend { office in
      try await office.write([office.guest(1), office.guest(2)])
      #expect(
        try await office.refusal { try await office.approve(as: LetterOffice.writer) }
          == "the 2 letters cannot be approved by who had them written")
      // Not at psql either, nor in the name of another.
      #expect(
        try await office.refusal {
          try await office.change {
            try $0.query(
              """
              insert into trao.document_approval (conference_id, document_id, created_by)
              select conference_id, id, 'somebody' from trao.document
              """)
          }
        } == "approval_by_second_person")
      #expect(try await office.approve(.attendee("A-01")).approved == ["01/GM-UBND"])
      let report = try await office.approve()
      #expect(report.approved == ["02/GM-UBND"] && report.known == 1)
      let last = try await office.approve()
      #expect(last.approved.isEmpty && last.known == 2)
      #expect(try await office.status("A-01")?.stage == .released)
      #expect(try await office.status("A-01")?.approvedBy == LetterOffice.approver)
    }
  }

  @Test func `that is not approved, was revoked or has no number does not leave the house`() async throws {
    try await LetterOffice.lend { office in
      try await office.write([office.guest(1)])
      #expect(
        try await office.refusal { try await office.send(.attendee("A-01")) }
          == "01/GM-UBND is not approved, and does not leave the house")
      let report = try await office.send()
      #expect(report.sent.isEmpty && report.held.map(\.reason) == [.unapproved])
      func insert() async throws -> String {
        try await office.refusal {
          try await office.change {
            try $0.query(
              """
              insert into trao.delivery (conference_id, document_id, channel, sent_at, key)
              select conference_id, id, 'post', now(), 'k' from trao.document order by id desc limit 1
              """)
          }
        }
      }
      #expect(try await insert() == "delivery_of_approved")
      _ = try await office.approve()
      try await office.change {
        try $0.query(
          """
          update trao.document
          set state = 'revoked', revoked_reason = 'sai tên', revoked_at = now(), revoked_by = 'x'
          """)
      }
      #expect(try await insert() == "delivery_of_released")
      #expect(
        try await office.refusal { try await office.send(.attendee("A-01")) }
          == "there is no finished letter to send")
      try await office.write([office.guest(2)], awaitsNumber: true)
      _ = try await office.approve()
      #expect(try await insert() == "delivery_of_numbered")
      #expect(
        try await office.refusal { try await office.send(.attendee("A-02")) }
          == "the letter of A-02 has no number yet")
    }
  }

  @Test func `is sent once, and again when it came back`() async throws {
    try await LetterOffice.lend { office in
      try await office.write([office.guest(1), office.guest(2)])
      _ = try await office.approve()
      let first = try await office.send(.everyone, .init(.mail, at: november(1)))
      #expect(first.sent.map(\.address) == ["a1@example.org", "a2@example.org"])
      #expect(try await office.send(.everyone, .init(.post)).known == 2)
      #expect(try await office.status("A-01")?.stage == .sent)
      func receipt(_ outcome: DeliveryOutcome, at time: Date? = nil) async throws -> Bool {
        try await office.change { [conference = office.conference] in
          try Deliveries.record(outcome, of: "A-01", at: time, in: conference, $0).isNew
        }
      }
      #expect(
        try await office.refusal { try await receipt(.received, at: november(1, 8)) }
          == "the letter was not sent by then")
      #expect(try await receipt(.returned, at: november(3)))
      #expect(try await !receipt(.returned))
      #expect(try await office.status("A-01")?.stage == .returned)
      let second = try await office.send(.attendee("A-01"), .init(.hand, address: "phòng 3"))
      #expect(second.sent.map(\.channel) == [.hand] && second.sent.map(\.address) == ["phòng 3"])
      #expect(try await receipt(.received))
      #expect(try await office.status("A-01")?.stage == .received)
      let history = try await office.pool.run { [conference = office.conference] database in
        try InvitationEvent.list(
          of: AttendeeStore.find("A-01", of: conference, in: database), in: conference, database)
      }
      #expect(
        history.map(\.what).sorted() == ["approved", "received", "returned", "sent", "sent", "written"])
    }
  }

  @Test func `is not sent before the day on it; what was approved afterwards is told`() async throws {
    try await LetterOffice.lend { office in
      try await office.write([1, 2].map(office.guest))
      _ = try await office.approve()
      // The letters are of 25 October.
      let early = Deliveries.Sending(.post, at: november(-7))
      #expect(
        try await office.refusal { try await office.send(.attendee("A-01"), early) }
          == "01/GM-UBND is dated 2023-10-25, and cannot have been sent before")
      #expect(try await office.send(.everyone, early).held.map(\.reason) == [.early, .early])
      #expect(
        try await office.refusal {
          try await office.change {
            try $0.query(
              """
              insert into trao.delivery (conference_id, document_id, channel, sent_at, key)
              select conference_id, id, 'post', '2023-10-24T23:59:00+07:00', 'k' from trao.document limit 1
              """)
          }
        } == "delivery_after_date")
      let report = try await office.send(.attendee("A-01"), .init(.post, at: november(-6)))
      #expect(report.sent.count == 1)
      #expect(report.approvedLater == ["01/GM-UBND"])
      #expect(try await office.send().approvedLater == [])
    }
  }

  @Test func `without an address is not sent by mail, and all who lack one are named`() async throws {
    try await LetterOffice.lend { office in
      try await office.change {
        try $0.query("update trao.participation set email = null where external_id in ('A-01', 'A-02')")
      }
      try await office.write([1, 2, 3].map(office.guest))
      _ = try await office.approve()
      #expect(
        try await office.refusal { try await office.send(.everyone, .init(.mail)) }
          == "no mail address is known of A-01, A-02")
      #expect(try await office.status("A-03")?.stage == .released)
    }
  }
}

@Suite struct `A reminder` {
  @Test func `is for those who were asked and have not answered, and each other guest has a reason`()
    async throws
  {
    try await LetterOffice.lend(guests: 6) { office in
      try await office.write((1...5).map(office.guest))
      _ = try await office.approve()
      _ = try await office.send(.everyone, .init(.post, at: november(1)))
      try await office.answer("A-02", .init(.tentative, at: november(3)))
      try await office.change { [conference = office.conference] in
        _ = try Deliveries.record(.returned, of: "A-03", at: november(4), in: conference, $0)
        _ = try Reminders.record(["A-04"], by: .phone, at: november(4), of: conference, in: $0)
      }
      func reasons(_ day: Int, _ rules: Reminders.Rules = .init()) async throws -> [String] {
        try await office.pool.run { [conference = office.conference] in
          try Reminders.candidates(of: conference, rules, at: november(day), in: $0)
            .filter { $0.attendee.hasPrefix("A-") }.map { $0.whyNot?.rawValue ?? "remind" }
        }
      }
      // The sample asks for answers by 8 November.
      #expect(
        try await reasons(5) == ["remind", "answered", "returned", "just-reminded", "remind", "not-sent"])
      #expect(try await reasons(7) == ["remind", "answered", "returned", "remind", "remind", "not-sent"])
      #expect(
        try await reasons(7, .init(most: 1))
          == ["remind", "answered", "returned", "often-enough", "remind", "not-sent"])
      #expect(
        try await reasons(5, .init(lead: 2))
          == ["not-yet", "answered", "returned", "just-reminded", "not-yet", "not-sent"])
      #expect(try await reasons(18).filter { $0 == "remind" }.isEmpty)
    }
  }

  @Test func `is not for who answered for a session, which is no answer for the conference`() async throws {
    try await LetterOffice.lend { office in
      try await office.invite([1, 2].map(office.guest))
      try await office.answer("A-01", .init(.accepted, session: "S2"))
      let status = try await office.status("A-01")
      #expect(status?.answer == nil && status?.stage == .answered)
      let refusal = try await office.refusal {
        try await office.change { [conference = office.conference] in
          _ = try Reminders.record(["A-01"], by: .phone, of: conference, in: $0)
        }
      }
      #expect(refusal.hasPrefix("A-01 has answered (for a session, "))
      // Who declined and then came is counted as every report counts them.
      try await office.answer("A-02", .init(.declined))
      try await office.change {
        try $0.query("update trao.participation set state = 'registered' where external_id = 'A-02'")
      }
      #expect(try await office.status("A-02")?.answer == .accepted)
    }
  }

  @Test func `of who has answered meanwhile is refused, however old the list is`() async throws {
    try await LetterOffice.lend { office in
      try await office.invite([1, 2].map(office.guest))
      let list = try await office.pool.run { [conference = office.conference] in
        try Reminders.candidates(of: conference, at: november(5), in: $0).filter { $0.whyNot == nil }
          .map(\.attendee)
      }
      #expect(list == ["A-01", "A-02"])
      try await office.answer("A-02", .init(.declined, at: november(6)))
      func remind(_ guests: [String], key: String? = nil) async throws {
        try await office.change { [conference = office.conference] in
          _ = try Reminders.record(guests, by: .phone, key: key, of: conference, in: $0)
        }
      }
      #expect(
        try await office.refusal { try await remind(list) }
          == "A-02 has answered (declined, 2023-11-06T09:00:00+07:00)")
      #expect(try await office.status("A-01")?.reminders == 0)
      #expect(
        try await office.refusal {
          try await office.change {
            try $0.query(
              """
              insert into trao.reminder (conference_id, participation_id, channel, at, key)
              select conference_id, id, 'phone', now(), 'k' from trao.participation where external_id = 'A-02'
              """)
          }
        } == "reminder_before_answer")
      try await remind(["A-01"], key: "call-1")
      try await remind(["A-01"], key: "call-1")
      #expect(try await office.status("A-01")?.reminders == 1)
      #expect(try await office.refusal { try await remind(["A-03"]) } == "A-03 was sent no invitation")
    }
  }
}
