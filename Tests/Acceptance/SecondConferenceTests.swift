import Foundation
import TestSupport
import Testing

/// Another country, other languages, two days, two ceremonies and two thousand guests: from files alone.
@Suite struct `A second conference` {
  @Test func `goes from its files to the chairman’s report, and out into files again`() async throws {
    try await Forum.withDatabase { forum in
      try await forum.trao("conference load \(Forum.source.path)")
      try await invite(forum)
      try await answer(forum)
      try await seat(forum)
      try await attend(forum)
      try await handOver(forum)
      try await print(forum)
      try await reconcile(forum)
      try await moveHouse(forum)
    }
  }

  private static let reports = [
    "attendance", "delegations", "no-shows", "invitations", "rsvp", "grants", "intervals", "claims",
    "summary", "jobs",
    "register",
  ]

  /// The first three hundred guests get letters from here, approved by a second person; the others have theirs.
  /// Every report answers while the letters are made.
  private func invite(_ forum: Forum) async throws {
    let some = try forum.installation.file(
      "some.csv", ForumGuest.list(ForumGuest.all.prefix(300)) { _ in "approved" })
    let all = try forum.installation.file(
      "all.csv", ForumGuest.list(ForumGuest.all) { $0.index < 300 ? "approved" : "invited" })
    try await forum.trao("attendee import \(some) --sample")
    let daemon = try forum.program.start(["daemon"])
    try await forum.trao("invitation schedule --dated 2024-02-20 --as secretary")
    for report in Self.reports { try await forum.trao("report \(report)") }
    // The same request is the same batch.
    try await forum.trao("invitation schedule --dated 2024-02-20 --as secretary --wait 200")
    try await forum.trao("certificate schedule --ceremony GRANTS --dated 2024-03-14 --wait 60")
    try await forum.trao("certificate schedule --ceremony GRANTS-2 --dated 2024-03-15 --wait 60")
    #expect(daemon.peakMemory < 400_000_000)
    daemon.signal(SIGTERM)
    #expect(await daemon.waitForEnd() == 0)
    let letters = try await forum.rows("invitation list")
    #expect(letters.compactMap { $0["number"] as? String }.count == 306)
    let languages = Dictionary(grouping: letters) { $0["language"] as? String ?? "" }.mapValues(\.count)
    #expect(languages == ["vi": 165, "en": 126, "ja": 15])
    #expect(try await forum.trao("register check").contains("none"))
    let imported = try await forum.trao("attendee import \(all) --sample")
    #expect(imported.contains("1700 new, 0 changed, 300 unchanged"))
    let again = try await forum.trao("attendee import \(all) --sample")
    #expect(again.contains("0 new, 0 changed, 2000 unchanged"))
    #expect(
      try await forum.trao("invitation approve --all --as chief")
        == "306 letters approved, 0 approved before\n")
    #expect(
      try await forum.trao("invitation send --all-approved --channel post --at 2024-02-21T09:00:00+07:00")
        == "306 letters sent by post, 0 sent before\n")
  }

  private func answer(_ forum: Forum) async throws {
    for person in Forum.invited {
      try await forum.trao("invitation rsvp \(person) accepted --at 2024-02-25T09:00:00+07:00")
    }
    let answers = try forum.installation.file("answers.csv", ForumGuest.answers)
    try await forum.trao("invitation rsvp-import \(answers)")
    #expect(try await forum.trao("invitation rsvp-import \(answers)").hasPrefix("0 answers new"))
    try await forum.trao(
      "invitation rsvp \(ForumGuest.replaced) substitute --substitute \(ForumGuest.substitute) "
        + "--at 2024-03-05T09:00:00+07:00")
    for session in ["OPENING", "PORTS", "TECH"] {
      let waiting = try await forum.rows("invitation list --session \(session) --waiting")
      let expected = Forum.accepted(session).dropFirst(Forum.capacity[session] ?? 0)
      #expect(waiting.compactMap { $0["attendee"] as? String } == Array(expected), "\(session)")
    }
  }

  /// One order of precedence for the list and the seats; who waits for a place has no seat.
  private func seat(_ forum: Forum) async throws {
    let order = try await forum.rows("precedence list")
    #expect(order.compactMap { $0["place"] as? Int } == Array(1...order.count))
    #expect(
      order.prefix(5).compactMap { $0["external_id"] as? String }
        == ["kr-ambassador", "host-chair", "kr-mayor", "host-vice", "kr-chair"])
    #expect(!order.contains { $0["external_id"] as? String == ForumGuest.replaced })
    try await forum.trao("seating plan --session OPENING --rows 30 --seats 51")
    let plan = try await forum.object("seating list --session OPENING")
    let seats = try #require(plan["seats"] as? [[String: Any]])
    #expect(Set(seats.compactMap { $0["external_id"] as? String }) == Forum.confirmed("OPENING"))
    let places = Dictionary(
      uniqueKeysWithValues: order.map { ($0["external_id"] as? String ?? "", $0["place"] as? Int) })
    #expect(seats.allSatisfy { $0["place"] as? Int == places[$0["external_id"] as? String ?? ""] })
    let first = seats.first { $0["place"] as? Int == 1 }
    #expect(first?["row"] as? Int == 1 && first?["seat"] as? Int == 26)
    try await forum.trao("seating plan --session TECH --rows 4 --seats 20")
    let table = try #require(
      try await forum.object("seating list --session TECH")["seats"] as? [[String: Any]])
    let rows = ["host-liaison", "kr-chair"].map { guest in
      table.first { $0["external_id"] as? String == guest }?["row"] as? Int
    }
    #expect(rows == [1, 2])
  }

  private func attend(_ forum: Forum) async throws {
    let scans = try forum.installation.file("scans.csv", ForumGuest.scans(of: Forum.house + Forum.invited))
    for session in Forum.capacity.keys.sorted() { try await forum.trao("session open \(session)") }
    try await forum.trao("attendance import \(scans)")
    #expect(try await forum.trao("attendance import \(scans)").hasPrefix("0 events new"))
    for session in Forum.capacity.keys.sorted() {
      let closed = try await forum.trao("session close \(session)")
      #expect(closed == "Session \(session) is closed; \(Forum.present(session).count) were present.\n")
    }
  }

  /// Certificates in three currencies and a memorandum, on two stages.
  private func handOver(_ forum: Forum) async throws {
    try await forum.trao("ceremony check")
    let script = try await forum.trao("ceremony script GRANTS-2 --language vi,en --json")
    #expect(script.contains("lên nhận Biên bản ghi nhớ về thành phố kết nghĩa cảng biển (mẫu)."))
    #expect(script.contains("the Memorandum of Understanding on Twin Ports (sample) to Ms. PARK Yesi"))
    let first = try await forum.trao("ceremony script GRANTS --language vi,en --json")
    #expect(first.contains("tổng vốn đầu tư 128 tỷ KRW."))
    #expect(first.contains("total investment KRW 128 billion."))
    try await forum.trao("ceremony hand-over GRANTS --all --at 2024-03-14T10:40:00+07:00")
    try await forum.trao("ceremony hand-over GRANTS-2 --all --at 2024-03-15T10:05:00+07:00")
    let grants = try #require(try await forum.object("report grants")["totals"] as? [String: Any])
    #expect(
      grants["capital"] as? [String: String]
        == ["KRW": "128000000000.00", "USD": "45000000.00", "VND": "612500000000.50"])
    #expect(grants["handed_over"] as? Int == 4)
    #expect(grants["area_square_metres"] as? String == "276300.50")
    #expect(grants["countries"] as? [String: Int] == ["KR": 3])
    try await forum.trao("report claims --check")
  }

  private func print(_ forum: Forum) async throws {
    let daemon = try forum.program.start(["daemon"])
    for paper in [
      "guest-list --delegation KR-BIZ --language en", "place-cards --delegation KR-BIZ",
      "programme --language en",
      "script --language en", "folder-list --ceremony GRANTS-2", "seating-plan --session TECH",
      "attendance-sheet --session PORTS", "summary",
    ] {
      try await forum.trao("document schedule --kind \(paper) --dated 2024-03-16 --wait 120")
    }
    #expect(daemon.peakMemory < 400_000_000)
    daemon.signal(SIGTERM)
    #expect(await daemon.waitForEnd() == 0)
    let list = try await forum.text(of: "guest-list")
    #expect(list.contains("Guests: 699; delegations: 1; by family name"))
    #expect(list.contains("Ms. LEE Minjun"))
    let cards = try await forum.text(of: "place-cards")
    #expect(cards.contains("이민준") && cards.contains("LEE Minjun"))
    let programme = try await forum.text(of: "programme")
    #expect(programme.contains("UTC+9") && programme.contains("HAN Tongyeok, Interpreter (sample)"))
    let script = try await forum.text(of: "script")
    #expect(script.contains("We come to the ceremony of granting"))
    let folders = try await forum.text(of: "folder-list")
    #expect(folders.contains("612.500.000.000,50"))
    let report = try await forum.text(of: "summary")
    for amount in ["128.000.000.000", "45.000.000", "612.500.000.000,50"] {
      #expect(report.contains(amount), "\(amount)")
    }
    #expect(report.contains("01/BC-UBND"))
    // What became of everybody who was invited adds up.
    let sentence = report.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      sentence.contains(
        "Đã mời 2.011 đại biểu; 1.500 đại biểu nhận lời và có chỗ, 61 đại biểu chờ chỗ, 1 đại biểu cử người dự thay, "
          + "50 đại biểu chưa chắc chắn, 200 đại biểu từ chối, 199 đại biểu chưa trả lời."))
  }

  /// One set of figures, whichever report tells them.
  private func reconcile(_ forum: Forum) async throws {
    let sessions = try await forum.rows("report attendance --by session")
    for (session, _) in Forum.capacity {
      let row = try #require(sessions.first { $0["session"] as? String == session })
      for (name, value) in Forum.figures(session) {
        #expect(row[name] as? Int == value, "\(session) \(name)")
      }
    }
    let summary = try await forum.rows("report summary")
    let whole = try #require(summary.first { $0["section"] as? String == "people" })
    let came = Forum.capacity.keys.map(Forum.present).reduce(into: Set<String>()) { $0.formUnion($1) }
    #expect(whole["present"] as? Int == came.count)
    for figure in ["invited", "accepted", "declined", "present", "unexpected", "absent"] {
      for thing in ["delegation", "country", "side", "rank"] {
        let parts = try await forum.rows("report attendance --by \(thing)")
        #expect(
          parts.compactMap { $0[figure] as? Int }.reduce(0, +) == whole[figure] as? Int,
          "\(figure) by \(thing)")
      }
      for row in summary where row["section"] as? String == "sessions" && figure != "invited" {
        let same = sessions.first { $0["session"] as? String == row["item"] as? String }
        #expect(row[figure] as? Int == same?[figure] as? Int)
      }
    }
  }

  /// What is exported loads into an empty database, and is exported again byte by byte.
  private func moveHouse(_ forum: Forum) async throws {
    let folder = forum.installation.folder.url
    let (first, second) = (folder.appending(path: "first"), folder.appending(path: "second"))
    try await forum.trao("conference export \(first.path)")
    let attendance = try await forum.rows("report attendance --by session,country")
    try await Forum.withDatabase { other in
      try await other.trao("conference load \(first.path)")
      try await other.trao("conference export \(second.path)")
      let same = try await other.rows("report attendance --by session,country")
      #expect(attendance as NSArray == same as NSArray)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: first.path).sorted()
    #expect(try FileManager.default.contentsOfDirectory(atPath: second.path).sorted() == names)
    for name in names {
      let files = try [first, second].map { try Data(contentsOf: $0.appending(path: name)) }
      #expect(files[0] == files[1], "\(name)")
    }
  }
}
