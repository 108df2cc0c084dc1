import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `A guest` {
  /// The sample before it began: nobody has come yet, and sessions are to come.
  private func withEarlySample(
    _ body: @Sendable (Database, Conference) throws -> Void
  ) async throws {
    let early = try ChangedSample()
    try early.remove("attendance.csv")
    let sessions = try String(contentsOf: early.url.appending(path: "sessions.yaml"), encoding: .utf8)
    let planned = sessions.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      !["    state:", "    opened_at:", "    closed_at:"].contains { line.hasPrefix($0) }
    }.joined(separator: "\n").replacing(", opened_at: sample, closed_at: sample", with: "")
    try early.write("sessions.yaml", Array(planned.utf8))
    try await TestDatabase.withDatabase { test in
      let pool = test.pool()
      let folder = try ConferenceFolder.read(early.url)
      try await pool.change(as: tester) { try folder.load(in: $0) }
      try await pool.change(as: tester) { database in
        try body(database, try ConferenceStore.resolve(nil, in: database))
      }
      await pool.close()
    }
  }

  private func deputyGovernor() -> NewAttendee {
    var new = NewAttendee(
      externalID: "vice-governor",
      .somebody(
        NewAttendee.Names(
          native: "代理見本", family: "代理", given: "見本", kana: "だいり みほん", romanised: "DAIRI Mihon",
          country: "JP")))
    (new.rank, new.language, new.provenance) = (45, .ja, .sample)
    new.title[.ja] = "北海道副知事（見本）"
    return new
  }

  @Test func `who stands in for the Governor is listed at their own rank`() async throws {
    try await withEarlySample { database, conference in
      var terms = Substitution.Terms()
      (terms.reason, terms.key) = ("the assembly sits", "hkd-1")
      let departure = try Substitution.record(
        "suzuki-naomichi", by: .new(deputyGovernor()), terms, of: conference, in: database)
      #expect(departure.isNew)
      #expect(departure.attendee.state == .substituted)
      #expect(departure.substitute?.state == .accepted)
      #expect(departure.substitute?.delegation == "JP-HKD")
      #expect(departure.substitute?.rank == 45)
      #expect(departure.followUps.map(\.kind) == [.programme, .seat, .speaker])
      let order = try PrecedenceStore.order(of: conference, in: database)
      // The place given to the Governor by hand is not inherited: the rules fill it.
      #expect(
        order.prefix(8).map(\.externalID) == [
          "takebe-tsutomu", "maitachi-shoji", "nguyen-xuan-ky", "yamada-takio", "cao-tuong-huy",
          "bui-van-khang", "vice-governor", "nguyen-van-mau",
        ])
      #expect(
        order[6].reason(in: .en, zone: conference.timeZone)
          == "rank 45 after rank 30; stands in for 鈴木直道, at their own rank")
      #expect(try DelegationStore.find("JP-HKD", of: conference, in: database).head == "vice-governor")
      // Asked twice, nothing happens twice; another content under the key is refused.
      let again = try Substitution.record(
        "suzuki-naomichi", by: .new(deputyGovernor()), terms, of: conference, in: database)
      #expect(!again.isNew)
      #expect(again.substitute == departure.substitute)
      var changed = terms
      changed.reason = "another"
      let other = changed
      let error = #expect(throws: ConferenceError.self) {
        try Substitution.record(
          "suzuki-naomichi", by: .new(deputyGovernor()), other, of: conference, in: database)
      }
      #expect(error?.message.hasPrefix("the key \"hkd-1\" was recorded for something else at 20") == true)
      let second = #expect(throws: ConferenceError.self) {
        try Substitution.record("suzuki-naomichi", by: .guest("G-001"), of: conference, in: database)
      }
      #expect(second?.message == "vice-governor comes instead of suzuki-naomichi already")
    }
  }

  @Test func `comes back, and who was added instead withdraws`() async throws {
    try await withEarlySample { database, conference in
      let before = try PrecedenceStore.order(of: conference, in: database)
      try Substitution.record(
        "suzuki-naomichi", by: .new(deputyGovernor()), of: conference, in: database)
      let back = try AttendeeStore.restore("suzuki-naomichi", of: conference, in: database)
      #expect(back.attendee.state == .accepted)
      #expect(try DelegationStore.find("JP-HKD", of: conference, in: database).head == "suzuki-naomichi")
      #expect(try AttendeeStore.find("vice-governor", of: conference, in: database).state == .withdrawn)
      #expect(try PrecedenceStore.order(of: conference, in: database) == before)
      let events = try AttendeeStore.events(of: back.attendee, in: conference, database)
      #expect(events.map(\.kind) == [.substituted, .restored])
      let error = #expect(throws: ConferenceError.self) {
        try AttendeeStore.restore("suzuki-naomichi", of: conference, in: database)
      }
      #expect(error?.message == "suzuki-naomichi is accepted: there is nothing to bring back")
    }
  }

  @Test func `sends somebody who sends somebody`() async throws {
    try await withEarlySample { database, conference in
      try Substitution.record("mihon-ichiro", by: .guest("G-004"), of: conference, in: database)
      try Substitution.record("G-004", by: .guest("G-006"), of: conference, in: database)
      let last = try AttendeeStore.find("G-006", of: conference, in: database)
      #expect(last.delegation == "CO-CASTEM")
      #expect(last.rank == 220)
      let order = try PrecedenceStore.order(of: conference, in: database).map(\.externalID)
      #expect(!order.contains("mihon-ichiro") && !order.contains("G-004") && order.contains("G-006"))
      let error = #expect(throws: ConferenceError.self) {
        try AttendeeStore.restore("mihon-ichiro", of: conference, in: database)
      }
      #expect(error?.message == "G-004, who comes instead, has sent somebody else")
      let taken = #expect(throws: ConferenceError.self) {
        try Substitution.record("mihon-jiro", by: .guest("G-006"), of: conference, in: database)
      }
      #expect(taken?.message == "G-006 comes instead of G-004 already")
      try AttendeeStore.restore("G-004", of: conference, in: database)
      try AttendeeStore.restore("mihon-ichiro", of: conference, in: database)
      for (id, delegation) in [("G-004", nil), ("G-006", nil), ("mihon-ichiro", "CO-CASTEM")] {
        let guest = try AttendeeStore.find(id, of: conference, in: database)
        #expect(guest.state == .accepted)
        #expect(guest.delegation == delegation)
      }
    }
  }

  @Test func `withdraws, and what counted on them is named`() async throws {
    try await withEarlySample { database, conference in
      let departure = try AttendeeStore.withdraw(
        "cao-tuong-huy", reason: "illness", key: "w1", of: conference, in: database)
      #expect(departure.attendee.state == .withdrawn)
      #expect(
        departure.followUps.map(\.sentence) == [
          "the session S1 has no chair", "the session S3 has no chair", "item 3 of S1 loses somebody",
          "item 9 of S1 loses somebody", "seat 1-1 of S1 is free",
          "the papers of qn-jp-2023 have no signer",
        ])
      let again = try AttendeeStore.withdraw(
        "cao-tuong-huy", reason: "illness", key: "w1", of: conference, in: database)
      #expect(!again.isNew)
      let head = #expect(throws: ConferenceError.self) {
        try AttendeeStore.withdraw("yamada-takio", reason: "x", of: conference, in: database)
      }
      #expect(head?.message == "yamada-takio is the head of the delegation JP-EMB, which is confirmed")
      let back = try AttendeeStore.restore("cao-tuong-huy", of: conference, in: database)
      #expect(back.attendee.state == .registered)
    }
  }

  @Test func `who was there has not withdrawn, and sends nobody`() async throws {
    try await withSample { pool, conference in
      for act in ["withdraw", "substitute"] {
        let error = await #expect(throws: ConferenceError.self) {
          try await pool.change(as: tester) { database in
            if act == "withdraw" {
              try AttendeeStore.withdraw("G-001", reason: "x", of: conference, in: database)
            } else {
              try Substitution.record("G-001", by: .guest("G-004"), of: conference, in: database)
            }
          }
        }
        #expect(error?.message == "G-001 was present in S1")
      }
    }
  }

  @Test func `is added once, and changed`() async throws {
    try await withEarlySample { database, conference in
      func message(_ new: NewAttendee) -> String? {
        #expect(throws: ConferenceError.self) { try AttendeeStore.add(new, to: conference, in: database) }?
          .message
      }
      var new = deputyGovernor()
      new.delegation = "JP-HKD"
      let added = try AttendeeStore.add(new, to: conference, in: database)
      #expect(added.name == "代理見本")
      #expect(added.state == .approved)
      #expect(added.origin.isSample)
      #expect(message(new) == "there is a guest vice-governor already")
      #expect(
        message(NewAttendee(externalID: "x", .person("cao-tuong-huy")))
          == "cao-tuong-huy takes part already, as cao-tuong-huy")
      #expect(message(NewAttendee(externalID: "x", .person("cao-tuong-hui")))?.contains("no person") == true)
      var unread = NewAttendee(
        externalID: "x", .somebody(NewAttendee.Names(native: "山田", country: "JP")))
      unread.language = .en
      #expect(message(unread)?.contains("has no reading") == true)

      var change = AttendeeChange()
      change.delegation = .remove
      change.addedRoles = [.speaker]
      change.state = .registered
      let edited = try AttendeeStore.edit("vice-governor", change, of: conference, in: database)
      #expect(edited.delegation == nil)
      #expect(edited.roles == [.speaker])
      #expect(edited.state == .registered)
    }
  }

  @Test func `does not go back to an earlier state`() async throws {
    try await withSample { pool, conference in
      for (id, state) in [("G-001", ParticipationState.invited), ("cao-tuong-huy", .accepted)] {
        let error = await #expect(throws: ConferenceError.self) {
          var change = AttendeeChange()
          change.state = state
          try await pool.change(as: tester) { [change] in
            try AttendeeStore.edit(id, change, of: conference, in: $0)
          }
        }
        #expect(error?.message.contains("cannot go back to an earlier state") == true)
      }
    }
  }

  @Test func `with a place, a substitute and a seat comes out of a folder as they went in`() async throws {
    try await withEarlySample { database, conference in
      try PrecedenceStore.lock("G-001", at: 7, reason: "an old friend", of: conference, in: database)
      try Substitution.record(
        "suzuki-naomichi", by: .new(deputyGovernor()), of: conference, in: database)
      try Substitution.record("mihon-ichiro", by: .guest("G-004"), of: conference, in: database)
      try AttendeeStore.withdraw("G-006", reason: "illness", of: conference, in: database)
      try SeatingStore.plan(session: "S1", rows: 4, seats: 9, of: conference, in: database)
      try SeatingStore.lock(
        "G-002", at: SeatPlace(row: 4, number: 9), reason: "by the door", session: "S1", of: conference,
        in: database)
      let files = try ConferenceFolder.export(conference, in: database)
      let temporary = try TemporaryFolder()
      let url = temporary.url.appending(path: "export")
      try ConferenceFolder.write(files, to: url)
      let folder = try ConferenceFolder.read(url)
      #expect(try folder.load(in: database).changedCount == 0)
      let exported = contents(of: files)
      #expect(exported["protocol.yaml"]?.contains("replaces: mihon-ichiro") == true)
      #expect(exported["departures.yaml"]?.contains("event: withdrawn") == true)
      #expect(exported["seating.yaml"]?.contains("locked: \"by the door\"") == true)
    }
  }
}
