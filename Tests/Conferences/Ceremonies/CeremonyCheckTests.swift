import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `The check of a ceremony` {
  private func check(_ pool: Pool, _ conference: Conference) async throws -> CeremonyCheck {
    try await pool.run { database in
      try CeremonyCheck.of(
        try CeremonyStore.find(nil, of: conference, in: database), in: conference, database)
    }
  }

  @Test func `finds nothing to do where all was handed over`() async throws {
    try await withSample { pool, conference in
      let check = try await check(pool, conference)
      #expect(check.isReady)
      #expect(check.findings.isEmpty)
    }
  }

  @Test func `says of a grant without a recipient that it is not ready, and how to name one`() async throws {
    try await withSample { pool, conference in
      try await holdProgramme(pool)
      try await pool.change(as: tester) {
        try $0.script(
          """
          update trao.ceremony_grant
          set state = 'planned', handed_at = null, handed_by = null, recipient_id = null where position = 4
          """)
      }
      let check = try await check(pool, conference)
      #expect(!check.isReady)
      #expect(check.ceremony.grants.map { check.isReady($0) } == [true, true, true, false])
      let finding = check.findings.first { $0.matter == .noRecipient }
      #expect(finding?.position == 4)
      #expect(finding?.code == "0000000004")
      #expect(finding?.message == "it has no recipient")
      #expect(finding?.remedy == "name one: trao ceremony grant assign 4 --recipient ID")
    }
  }

  @Test func `wants copies, a programme and answers before the day`() async throws {
    try await beforeCeremony { pool, conference in
      try await pool.change(as: tester) {
        try $0.script("delete from trao.programme_item_person; delete from trao.programme_item")
      }
      let check = try await check(pool, conference)
      #expect(check.findings.filter { $0.matter == .copyMissing }.map(\.position) == [1, 2, 3, 4])
      #expect(check.findings.first?.matter == .notInProgramme)
      // The companies' delegations have no head: that is said, and stands in nobody's way.
      let forming = check.findings.filter { $0.matter == .delegationForming }
      #expect(forming.count == 4)
      #expect(forming.allSatisfy { !$0.isBlocking })
      #expect(
        forming.first?.message
          == "the delegation CO-CASTEM of the recipient mihon-ichiro is forming: it has no head")
    }
  }

  @Test(arguments: [
    (
      "update trao.participation set state = 'declined' where external_id = 'mihon-ichiro'",
      CeremonyFinding.Matter.notComing, "the recipient mihon-ichiro is declined"
    ),
    (
      "update trao.participation set state = 'withdrawn' where external_id = 'nguyen-van-mau'", .notComing,
      "the presenter nguyen-van-mau is withdrawn"
    ),
    (
      "update trao.ceremony_grant set presenter_id = null where position = 1", .noPresenter,
      "it has no presenter"
    ),
    (
      """
      update trao.appointment set valid_to = '2023-11-16'
      where person_id = (select id from trao.person where code = 'mihon-ichiro')
      """, .titleEnded, "the office in which the recipient mihon-ichiro attends ended on 2023-11-16"
    ),
    (
      """
      update trao.appointment set valid_to = '2023-11-16'
      where person_id = (select id from trao.person where code = 'mihon-ichiro')
      """, .noTitle, "the recipient mihon-ichiro has no title on 2023-11-17"
    ),
    (
      """
      delete from trao.name_form
      where kind = 'kana' and person_id = (select id from trao.person where code = 'nguyen-van-mau')
      """, .nameMissing, "the name of the presenter nguyen-van-mau is not known in ja"
    ),
    (
      """
      delete from trao.localised_text where language = 'ja'
        and text_id = (select name_text_id from trao.project where code = '0000000001')
      """, .nameMissing, "the project's name is not known in ja"
    ),
    (
      "update trao.certificate set state = 'signed' where project_id = 1", .notIssued,
      "its certificate is signed"
    ),
    (
      "update trao.certificate set issued_on = '2023-12-01', first_issued_on = '2023-12-01' where project_id = 1",
      .issuedAfter, "it is issued on 2023-12-01, after the ceremony on 2023-11-17"
    ),
    (
      "update trao.session set state = 'cancelled', opened_at = null, closed_at = null where code = 'S3'",
      .sessionCancelled, "its session S3 is cancelled"
    ),
    (
      "update trao.ceremony_grant set position = position + 1", .folderOrder,
      "the folders are numbered 2, 3, 4, 5"
    ),
    (
      "update trao.certificate set form_version = 'A.II.9, Thông tư 03/2021/TT-BKHĐT', issued_on = '2019-01-01', first_issued_on = '2019-01-01' where project_id = 1",
      .formVersion, "the form A.II.9, Thông tư 03/2021/TT-BKHĐT was not in force on the day of issue"
    ),
  ])
  func `names what a change breaks`(
    change: String, matter: CeremonyFinding.Matter, message: String
  ) async throws {
    try await beforeCeremony { pool, conference in
      try await holdProgramme(pool)
      #expect(!(try await check(pool, conference)).findings.contains { $0.matter == matter })
      try await pool.change(as: tester) { try $0.script(change) }
      let findings = try await check(pool, conference).findings
      #expect(
        findings.contains { $0.matter == matter && $0.message == message }, "\(findings.map(\.message))")
      #expect(findings.allSatisfy { !$0.remedy.isEmpty })
    }
  }

  @Test func `asks the host's own people for no answer, and everybody else for one`() async throws {
    let changed = try ChangedSample()
    try changed.replace(
      in: "participations.yaml", "    roles: [presenter, organiser]\n    state: registered",
      "    roles: [presenter, organiser]\n    state: approved")
    try changed.replace(
      in: "participations.yaml", "    roles: [recipient]\n    state: accepted",
      "    roles: [recipient]\n    state: invited")
    try changed.replace(
      in: "ceremonies.yaml", "        state: handed\n        handed_at: 2023-11-17T10:20:00+07:00\n", "")
    try await TestDatabase.withDatabase { database in
      let pool = database.pool()
      let folder = try ConferenceFolder.read(changed.url)
      try await pool.change(as: tester) { try folder.load(in: $0) }
      let conference = try await pool.run { try ConferenceStore.resolve(nil, in: $0) }
      let findings = try await check(pool, conference).findings.filter { $0.matter == .notAccepted }
      #expect(findings.map(\.message) == ["the recipient mihon-ichiro has not accepted: invited"])
      await pool.close()
    }
  }

  @Test func `marks what is ready, and takes that back`() async throws {
    try await beforeCeremony { pool, conference in
      try await holdProgramme(pool)
      let changed = try await pool.change(as: tester) { database in
        let checks = try CeremonyCheck.all(of: conference, ceremony: nil, in: database)
        return try CeremonyCheck.mark(checks, in: conference, database)
      }
      // Nothing is: the copies are not made.
      #expect(changed == 0)
      try await pool.change(as: tester) { try $0.query("update trao.ceremony_grant set state = 'ready'") }
      let back = try await pool.change(as: tester) { database in
        try CeremonyCheck.mark(
          try CeremonyCheck.all(of: conference, ceremony: "GRANTS", in: database), in: conference, database)
      }
      #expect(back == 4)
      let states = try await pool.run {
        try CeremonyStore.find(nil, of: conference, in: $0).grants.map(\.state)
      }
      #expect(states == [.planned, .planned, .planned, .planned])
    }
  }
}
