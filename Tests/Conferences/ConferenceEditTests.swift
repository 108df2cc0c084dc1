import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `A conference changed by hand` {
  private func edit(
    _ pool: Pool, _ conference: Conference, _ body: (inout ConferenceChange) -> Void
  ) async throws -> Conference {
    var change = ConferenceChange()
    body(&change)
    return try await pool.change(as: tester) { [change] in
      try ConferenceStore.edit(change, of: conference, in: $0)
    }
  }

  private func details(_ pool: Pool, _ conference: Conference) async throws -> ConferenceDetails {
    try await pool.run { try ConferenceStore.details(of: conference, in: $0) }
  }

  @Test func `takes what is given, keeps the rest, and takes out what is to go`() async throws {
    try await withSample { pool, conference in
      let before = try await details(pool, conference)
      let edited = try await edit(pool, conference) {
        $0.replyBy = .set(day("2023-11-12"))
        $0.texts[.contact, default: LocalisedText()][.en] = "Secretariat"
        $0.contactPhone = .set("+84 203 3835 000")
        $0.secondTimeZone = .set("Asia/Seoul")
        $0.numbering = .afterSignature
        $0.signer = .remove
      }
      #expect(edited.secondTimeZone?.identifier == "Asia/Seoul")
      #expect(edited.name == conference.name && edited.state == conference.state)
      let after = try await details(pool, conference)
      #expect(after.replyBy == day("2023-11-12") && after.contact[.en] == "Secretariat")
      #expect(after.contact[.vi] == before.contact[.vi] && after.dress == before.dress)
      #expect(after.contactPhone == "+84 203 3835 000" && after.contactEmail == before.contactEmail)
      #expect(after.numbering == .afterSignature && after.signer == nil && before.signer != nil)
      _ = try await edit(pool, conference) { change in
        change.signer = .set(before.signer ?? "")
        change.replyBy = .remove
      }
      let last = try await details(pool, conference)
      #expect(last.signer == before.signer && last.replyBy == nil)
      // What was changed goes with the folder.
      let exported = contents(of: try await pool.run { try ConferenceFolder.export(conference, in: $0) })
      #expect(exported["conference.yaml"]?.contains("second_time_zone: Asia/Seoul") == true)
      #expect(exported["conference.yaml"]?.contains("numbering: after-signature") == true)
    }
  }

  @Test func `goes from state to state, back only on purpose, and closes when no session is open`()
    async throws
  {
    try await withSample { pool, conference in
      try await pool.change(as: tester) {
        try $0.query("update trao.conference set state = 'draft'")
        try $0.query("update trao.session set state = 'planned', opened_at = null, closed_at = null")
      }
      for state in [ConferenceState.published, .running] {
        #expect(try await edit(pool, conference) { $0.state = state }.state == state)
      }
      await #expect(throws: ConferenceError.self) { try await edit(pool, conference) { $0.state = .draft } }
      _ = try await pool.change(as: tester) { try SessionStore.open("S1", of: conference, in: $0) }
      let refused = await #expect(throws: ConferenceError.self) {
        try await edit(pool, conference) { $0.state = .closed }
      }
      #expect(refused?.message == "a session is open still: S1")
      _ = try await pool.change(as: tester) { try SessionStore.close("S1", of: conference, in: $0) }
      #expect(try await edit(pool, conference) { $0.state = .archived }.state == .archived)
      let back = try await edit(pool, conference) { ($0.state, $0.goesBack) = (.running, true) }
      #expect(back.state == .running)
    }
  }

  private func set(_ text: inout LocalisedText?, _ body: String) {
    var given = text ?? LocalisedText()
    given[.en] = body
    text = given
  }

  @Test func `takes other days, organisers, texts and signature lines, and exports them`() async throws {
    try await withSample { pool, conference in
      let edited = try await edit(pool, conference) { change in
        (change.startsOn, change.endsOn) = (day("2023-11-16"), day("2023-11-18"))
        change.organisers = ["jetro", "quang-ninh"]
        for text in ConferenceText.allCases { set(&change.texts[text], "New \(text.rawValue)") }
        change.without = [.theme, .signatureAuthority]
      }
      #expect(edited.startsOn == day("2023-11-16") && edited.endsOn == day("2023-11-18"))
      #expect(
        edited.theme
          == {
            var text = LocalisedText(); text[.en] = "New theme"; return text
          }())
      #expect(edited.place[.en] == "New place" && edited.place[.vi] == "Quảng Ninh")
      let after = try await details(pool, edited)
      #expect(after.organisers == ["jetro", "quang-ninh"])
      #expect(after.occasion[.en] == "New occasion" && after.occasion[.vi] != nil)
      #expect(
        after.signatureAuthority[.vi] == nil && after.signatureAuthority[.en] == "New signature-authority")
      #expect(after.signaturePosition[.vi] == "Q. CHỦ TỊCH")
      let exported = contents(of: try await pool.run { try ConferenceFolder.export(edited, in: $0) })
      #expect(exported["conference.yaml"]?.contains("organisers: [jetro, quang-ninh]") == true)
      #expect(exported["conference.yaml"]?.contains("starts_on: 2023-11-16") == true)
      for wrong in [[], ["jetro", "jetro"], ["nobody"]] {
        await #expect(throws: ConferenceError.self) {
          try await edit(pool, conference) { $0.organisers = wrong }
        }
      }
    }
  }

  @Test func `keeps days that hold its sessions, and says which would be outside`() async throws {
    try await withSample { pool, conference in
      let outside = await #expect(throws: ConferenceError.self) {
        try await edit(pool, conference) { change in
          (change.startsOn, change.endsOn) = (day("2023-11-18"), day("2023-11-19"))
        }
      }
      #expect(
        outside?.message == """
          outside 2023-11-18 to 2023-11-19 there would be the sessions S1 (2023-11-17T08:00:00+07:00), \
          S3 (2023-11-17T10:15:00+07:00), S2 (2023-11-17T13:30:00+07:00)
          """)
      let turned = await #expect(throws: ConferenceError.self) {
        try await edit(pool, conference) { $0.endsOn = day("2023-11-16") }
      }
      #expect(turned?.message == "the conference would end on 2023-11-16, before it begins on 2023-11-17")
    }
  }

  @Test func `changes its time zone until a session began or a paper with hours is out`() async throws {
    try await withSample { pool, conference in
      func change(to zone: String) async throws -> Conference {
        try await edit(pool, conference) { $0.timeZone = zone }
      }
      let begun = await #expect(throws: ConferenceError.self) { try await change(to: "Asia/Tokyo") }
      #expect(
        begun?.message == """
          S1, S3, S2 began by the clocks of Asia/Ho_Chi_Minh, and what is on record keeps its hours
          """)
      try await pool.change(as: tester) {
        try $0.query("update trao.session set state = 'planned', opened_at = null, closed_at = null")
      }
      await #expect(throws: ConferenceError.self) { try await change(to: "Asia/Nowhere") }
      // In New York it is still the evening before.
      let outside = await #expect(throws: ConferenceError.self) { try await change(to: "America/New_York") }
      #expect(outside?.message.contains("the sessions S1 (2023-11-16T20:00:00-05:00), S3") == true)
      #expect(try await change(to: "Asia/Tokyo").timeZone.identifier == "Asia/Tokyo")
    }
  }

  @Test func `is refused where a value cannot be`() async throws {
    try await withSample { pool, conference in
      let wrong: [@Sendable (inout ConferenceChange) -> Void] = [
        { $0.replyBy = .set(day("2023-12-24")) }, { $0.contactEmail = .set("nobody") },
        { $0.contactPhone = .set("x") }, { $0.secondTimeZone = .set("Asia/Nowhere") },
        { $0.signer = .set("nobody") },
      ]
      for change in wrong {
        await #expect(throws: ConferenceError.self) { try await edit(pool, conference, change) }
      }
    }
  }
}
