import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `An answer` {
  @Test func `moves the guest, and the last one counts, in whatever order they are entered`() async throws {
    try await LetterOffice.lend { office in
      try await office.invite([office.guest(1)])
      let guest = office.guest(1)
      for (answer, state) in [
        (Answer.tentative, ParticipationState.tentative), (.accepted, .accepted), (.declined, .declined),
        (.accepted, .accepted),
      ] {
        try await office.answer(guest, .init(answer))
        #expect(try await office.state(guest) == state)
      }
      // One that was given before is entered late: it changes nothing.
      try await office.answer(guest, .init(.declined, at: november(3)))
      #expect(try await office.state(guest) == .accepted)
      #expect(try await office.status(guest)?.answer == .accepted)
      let answers = try await office.pool.run { [conference = office.conference] in
        try AnswerStore.list(of: conference, attendee: guest, in: $0)
      }
      #expect(answers.map(\.answer) == [.declined, .tentative, .accepted, .declined, .accepted])
    }
  }

  @Test func `of a guest who was never invited is refused, unless somebody asked them in person`()
    async throws
  {
    try await LetterOffice.lend { office in
      let guest = office.guest(1)
      #expect(
        try await office.refusal { try await office.answer(guest, .init(.accepted)) }
          == "A-01 was never invited")
      try await office.answer(guest, .init(.accepted, isUninvited: true))
      #expect(try await office.state(guest) == .accepted)
      for (state, message) in [
        ("proposed", "A-02 is only proposed as a guest"), ("withdrawn", "A-02 takes part no more"),
      ] {
        try await office.change {
          try $0.query(SQL("update trao.participation set state = \(state) where external_id = 'A-02'"))
        }
        let refusal = try await office.refusal {
          try await office.answer(office.guest(2), .init(.accepted, isUninvited: true))
        }
        #expect(refusal == message)
      }
    }
  }

  @Test func `of one key is one answer, and another under that key is refused with its moment`() async throws
  {
    try await LetterOffice.lend { office in
      try await office.invite([office.guest(1)])
      let reply = AnswerStore.Reply(.accepted, channel: .mail, key: "mail-17")
      #expect(try await office.answer(office.guest(1), reply).isNew)
      #expect(try await !office.answer(office.guest(1), reply).isNew)
      let refusal = try await office.refusal {
        try await office.answer(office.guest(1), .init(.declined, key: "mail-17"))
      }
      #expect(refusal.hasPrefix("the key \"mail-17\" was recorded for another answer at 20"))
    }
  }

  @Test func `counts until the session is closed, and no more from then on`() async throws {
    try await LetterOffice.lend { office in
      let guest = office.guest(1)
      try await office.invite([guest])
      try await office.answer(guest, .init(.accepted))
      try await office.change { [conference = office.conference] in
        _ = try SessionStore.close("S2", of: conference, in: $0)
      }
      #expect(
        try await office.refusal { try await office.answer(guest, .init(.declined, session: "S2")) }
          == "the answer came after the session was closed, or the whole conference")
      // About the rest of the conference, they may still change their mind: S2 is what it was.
      try await office.answer(guest, .init(.declined))
      #expect(try await office.session("S2").first { $0.attendee == guest }?.answer == .accepted)
      #expect(try await office.session("S1").first { $0.attendee == guest }?.answer == .declined)
      try await office.answer(guest, .init(.declined, session: "S2", at: november(5)))
      for session in ["S1", "S3"] {
        try await office.change { [conference = office.conference] in
          _ = try SessionStore.close(session, of: conference, in: $0)
        }
      }
      #expect(
        try await office.refusal { try await office.answer(guest, .init(.accepted)) }
          == "the answer came after the session was closed, or the whole conference")
    }
  }

  @Test func `for a session stands beside that for the conference, until the conference is declined`()
    async throws
  {
    try await LetterOffice.lend { office in
      let guest = office.guest(1)
      try await office.invite([guest])
      func answers() async throws -> [Answer?] {
        var found: [Answer?] = []
        for session in ["S1", "S2"] {
          found.append(try await office.session(session).first { $0.attendee == guest }?.answer)
        }
        return found
      }
      #expect(try await answers() == [nil, nil])
      try await office.answer(guest, .init(.declined, session: "S2", at: november(3)))
      #expect(try await answers() == [nil, .declined])
      #expect(try await office.state(guest) == .approved)
      try await office.answer(guest, .init(.accepted, at: november(4)))
      #expect(try await answers() == [.accepted, .declined])
      try await office.answer(guest, .init(.accepted, session: "S2", at: november(5)))
      #expect(try await answers() == [.accepted, .accepted])
      try await office.answer(guest, .init(.declined, at: november(6)))
      #expect(try await answers() == [.declined, .declined])
      try await office.answer(guest, .init(.accepted, at: november(7)))
      #expect(try await answers() == [.accepted, .accepted])
    }
  }

  @Test func `that declines names what counted on the guest, and the command for each`() async throws {
    try await LetterOffice.lend { office in
      try await office.change { database in
        try database.query(
          "update trao.ceremony_grant set state = 'ready', handed_at = null where position = 2")
      }
      func toDo(_ guest: String, _ reply: AnswerStore.Reply) async throws -> [String] {
        let answer = try await office.answer(guest, reply).answer
        return try await office.pool.run { [conference = office.conference] in
          try AnswerStore.followUps(of: answer, in: conference, $0).map { "\($0.sentence): \($0.remedy)" }
        }
      }
      let chair = try await toDo("bui-van-khang", .init(.declined, session: "S2"))
      #expect(chair.contains("the session S2 has no chair: trao session edit S2 --chair ID"))
      #expect(chair.allSatisfy { $0.contains(" S2") })
      let recipient =
        "grant 2 of GRANTS loses its recipient: trao ceremony grant assign 2 --ceremony GRANTS --recipient ID"
      let speaker = "the session S2 loses a speaker: trao session edit S2 --speaker ID …"
      #expect(
        try await toDo("mihon-jiro", .init(.declined, session: "S3", isUninvited: true)).contains(recipient))
      let all = try await toDo("mihon-jiro", .init(.declined, isUninvited: true))
      #expect(all.contains(recipient) && all.contains(speaker))
      #expect(try await toDo("mihon-jiro", .init(.accepted, isUninvited: true)).isEmpty)
    }
  }

  @Test func `that sends a substitute brings them in at the guest's own turn`() async throws {
    try await LetterOffice.lend { office in
      try await office.invite([1, 2, 3].map(office.guest))
      try await office.change { try $0.query("update trao.session set capacity = 1 where code = 'S2'") }
      #expect(try await office.session("S2", place: .confirmed).allSatisfy(\.hasPart))
      for (index, guest) in [1, 2].enumerated() {
        try await office.answer(office.guest(guest), .init(.accepted, at: november(2 + index)))
      }
      try await office.answer(
        office.guest(1), .init(.substitute, substitute: office.guest(3), at: november(10)))
      #expect(try await office.state(office.guest(1)) == .substituted)
      #expect(try await office.state(office.guest(3)) == .accepted)
      let replaced: String = try await office.pool.run {
        try $0.query(
          """
          select other.external_id from trao.participation as guest
            join trao.participation as other on other.id = guest.replaces_id
          where guest.external_id = 'A-03'
          """
        ).one().get(0)
      }
      #expect(replaced == "A-01")
      let turns = try await office.session("S2").filter { $0.attendee.hasPrefix("A-") && $0.turn != nil }
      #expect(turns.map(\.attendee) == ["A-03", "A-02"])
      #expect(turns.first?.at == november(2))
      // The substitute's own letter is due; the guest who sends them, and who declined, get none.
      #expect(
        try await office.refusal {
          try await office.answer(office.guest(2), .init(.substitute, substitute: office.guest(3)))
        } == "A-03 stands in for A-01 already")
    }
  }

  @Test func `file is taken whole, or every fault in it is named`() async throws {
    try await LetterOffice.lend { office in
      let header = "external_id,session,answer,substitute,at,channel,note,key\n"
      func run(_ records: String) async throws -> AnswerImport.Report {
        try await office.change { [conference = office.conference] in
          try AnswerImport.run(
            bytes: Array((header + records).utf8), name: "answers.csv", into: conference, in: $0)
        }
      }
      let good = """
        A-01,,accepted,,2023-11-03T09:00:00+07:00,mail,,k1
        A-02,,substitute,A-03,2023-11-03T10:00:00+07:00,,chị Hai đi công tác,k2

        """
      #expect(try await run(good) == .init(created: 2, known: 0))
      #expect(try await run(good) == .init(created: 0, known: 2))
      #expect(try await office.state("A-01") == .accepted)
      #expect(try await office.state("A-03") == .accepted)
      let bad = """
        A-91,,accepted,,2023-11-03T09:00:00+07:00,mail,,b1
        A-01,S9,yes,,2023-11-03,fax,,b2
        A-01,,substitute,,2023-11-03T09:00:00+07:00,mail,,b3
        A-01,,accepted,A-02,2023-11-03T09:00:00+07:00,mail,,
        A-02,,substitute,A-02,2999-01-01T00:00:00Z,mail,,b5

        """
      let found = try await faults { try await run(bad) }
      #expect(
        found.map { $0.split(separator: ":").prefix(3).joined(separator: ":") } == [
          "answers.csv:2:external_id", "answers.csv:3:session", "answers.csv:3:answer", "answers.csv:3:at",
          "answers.csv:3:channel", "answers.csv:4:substitute", "answers.csv:5:substitute",
          "answers.csv:5:key",
          "answers.csv:6:substitute", "answers.csv:6:at",
        ])
      let other = try await faults { try await run("A-01,,declined,,2023-11-03T09:00:00+07:00,mail,,k1\n") }
      #expect(
        other == [
          "answers.csv:2:key: this key was recorded before with other contents; give each answer its own"
        ])
    }
  }

  @Test func `goes with the folder of its conference, and comes back from it`() async throws {
    let exported = try await withSample { pool, conference in
      try await pool.run { contents(of: try ConferenceFolder.export(conference, in: $0)) }
    }
    #expect(exported["answers.csv"]?.split(separator: "\n").count == 10)
    let changed = try ChangedSample()
    try changed.replace(in: "answers.csv", "2023-11-07T10:25:00+07:00", "2023-11-19T10:25:00+07:00")
    try changed.replace(in: "answers.csv", "jetro,,accepted", "jetto,,accepted")
    #expect(
      try await faults { try ConferenceFolder.read(changed.url) } == [
        "answers.csv:2:external_id: there is no participant \"jetto\"; did you mean jetro?",
        "answers.csv:10:at: the last session was closed before this, at 2023-11-17T16:00:00+07:00",
      ])
    let paper = try ChangedSample()
    try paper.replace(
      in: "conference.yaml", "issuing_organisation: ubnd",
      "numbering: after-signature\nissuing_organisation: ubnd")
    let folder = try ConferenceFolder.read(paper.url)
    try await TestDatabase.withDatabase { database in
      let pool = database.pool()
      try await pool.change(as: tester) { try folder.load(in: $0) }
      let again = try await pool.run { database in
        contents(
          of: try ConferenceFolder.export(
            try ConferenceStore.resolve(nil, in: database), in: database))
      }
      #expect(again["conference.yaml"]?.contains("numbering: after-signature") == true)
      await pool.close()
    }
  }
}

/// A session's queue, told by a model that knows nothing but the rule.
@Suite struct `A session with few places` {
  /// What a guest has said so far, and since when without wavering.
  private struct Line {
    var whole: Answer?
    var own: Answer?
    var since: Int?
    var last = 0
    /// Whoever says maybe to the conference after a yes to the session stands where they said it.
    var turn: Int { since ?? last }

    var answer: Answer? { own ?? whole }

    mutating func take(_ answer: Answer, forSession: Bool, at turn: Int) {
      if forSession { own = answer } else { whole = answer }
      if !forSession, answer == .declined { own = nil }
      if answer != .accepted { since = nil } else if since == nil { since = turn }
      last = turn
    }
  }

  /// What twelve guests answer in turn, as a file, and what becomes of it by the rule.
  private struct Play {
    let file: String
    /// The answer that counts of each guest, the first one's first.
    let answers: [Answer?]
    /// Who comes, in their turn.
    let queue: [String]

    init(seed: UInt64) {
      var random = SeededGenerator(seed: seed)
      var lines = [Line](repeating: Line(), count: 12)
      var records = ["external_id,session,answer,substitute,at,channel,note,key"]
      let words: [Answer] = [.accepted, .accepted, .accepted, .declined, .tentative]
      for turn in 1...60 {
        let guest = Int.random(in: 0..<12, using: &random)
        let isForSession = Bool.random(using: &random)
        let answer = words[Int.random(in: 0..<words.count, using: &random)]
        lines[guest].take(answer, forSession: isForSession, at: turn)
        let time = RFC3339.text(november(2, 8, turn), in: .gmt)
        let session = isForSession ? "S2" : ""
        records.append("\(Self.name(guest)),\(session),\(answer.rawValue),,\(time),phone,,t\(turn)")
      }
      file = records.joined(separator: "\n") + "\n"
      answers = lines.map(\.answer)
      queue = lines.indices.filter { lines[$0].answer == .accepted }
        .sorted { (lines[$0].turn, $0) < (lines[$1].turn, $1) }.map(Self.name)
    }

    static func name(_ guest: Int) -> String { guest < 9 ? "A-0\(guest + 1)" : "A-\(guest + 1)" }
  }

  @Test(arguments: [3, 11, 29] as [UInt64])
  func `gives them to those who accepted first, whatever was answered`(seed: UInt64) async throws {
    let play = Play(seed: seed)
    try await LetterOffice.lend(guests: 12) { office in
      try await office.change { [conference = office.conference] database in
        try database.query("update trao.session set capacity = 4 where code = 'S2'")
        _ = try AnswerImport.run(
          bytes: Array(play.file.utf8), name: "answers.csv", into: conference, in: database)
      }
      let all = try await office.session("S2")
      let mine = all.filter { $0.attendee.hasPrefix("A-") }
      let answers = (0..<12).map { guest in mine.first { $0.attendee == Play.name(guest) }?.answer }
      #expect(answers == play.answers)
      #expect(mine.filter { $0.answer == .accepted }.map(\.attendee) == play.queue)
      // With the sample's own guests in one queue, the first four have a place, and whoever works there.
      let queue = all.filter { $0.answer == .accepted }
      let kept = all.filter { $0.hasPart && ($0.answer == nil || $0.answer == .tentative) }.count
      #expect(queue.compactMap(\.turn).sorted() == queue.compactMap(\.turn))
      #expect(queue.compactMap(\.turn).last == queue.count + kept)
      #expect(queue.allSatisfy { ($0.place == .confirmed) == ($0.hasPart || ($0.turn ?? 0) <= 4) })
    }
  }

  @Test func `never lets wait who works in it, and keeps their places until they decline`() async throws {
    try await LetterOffice.lend(guests: 5) { office in
      try await office.invite((1...5).map(office.guest))
      try await office.change { database in
        try database.query(
          "update trao.participation set state = 'withdrawn' where external_id not like 'A-%'")
        try database.query(
          """
          update trao.session set capacity = 3,
            chair_id = (select id from trao.participation where external_id = 'A-04')
          where code = 'S2'
          """)
        try database.query(
          """
          insert into trao.session_person (conference_id, session_id, participation_id, part, position)
          select session.conference_id, session.id, guest.id, 'interpreter', 9
          from trao.session join trao.participation as guest on guest.external_id = 'A-05'
          where session.code = 'S2'
          """)
      }
      func places() async throws -> [String] {
        try await office.session("S2").filter { $0.place != nil }.map {
          "\($0.attendee) \($0.turn ?? 0) \($0.place?.rawValue ?? "")"
        }
      }
      for guest in 1...3 {
        try await office.answer(office.guest(guest), .init(.accepted, at: november(guest)))
      }
      // Chair and interpreter have not answered; two of the three places are theirs.
      #expect(try await places() == ["A-01 3 confirmed", "A-02 4 waiting", "A-03 5 waiting"])
      try await office.answer(office.guest(4), .init(.accepted, at: november(8)))
      try await office.answer(office.guest(5), .init(.tentative, at: november(8)))
      #expect(
        try await places() == ["A-04 1 confirmed", "A-01 3 confirmed", "A-02 4 waiting", "A-03 5 waiting"])
      try await office.answer(office.guest(5), .init(.declined, session: "S2"))
      #expect(
        try await places() == ["A-04 1 confirmed", "A-01 2 confirmed", "A-02 3 confirmed", "A-03 4 waiting"])
      // More people work there than there are places: nobody else gets one.
      try await office.answer(office.guest(5), .init(.accepted, session: "S2"))
      try await office.change { try $0.query("update trao.session set capacity = 1 where code = 'S2'") }
      #expect(
        try await office.session("S2", place: .confirmed).map(\.attendee) == ["A-04", "A-05"])
      #expect(try await office.session("S2", place: .waiting).count == 3)
    }
  }

  @Test func `moves the next one up when somebody before them declines`() async throws {
    try await LetterOffice.lend(guests: 4) { office in
      try await office.invite((1...4).map(office.guest))
      try await office.change { database in
        try database.query("update trao.session set capacity = 2 where code = 'S2'")
        // Only the new guests are of interest.
        try database.query(
          "update trao.participation set state = 'withdrawn' where external_id not like 'A-%'")
      }
      for guest in 1...4 {
        try await office.answer(office.guest(guest), .init(.accepted, at: november(guest)))
      }
      func waiting() async throws -> [String] {
        try await office.session("S2", place: .waiting).map(\.attendee)
      }
      #expect(try await waiting() == ["A-03", "A-04"])
      try await office.answer(office.guest(1), .init(.declined, session: "S2"))
      #expect(try await waiting() == ["A-04"])
      // Saying yes again does not lose the turn; coming back after a no does.
      try await office.answer(office.guest(3), .init(.accepted))
      #expect(try await waiting() == ["A-04"])
      try await office.answer(office.guest(1), .init(.accepted, session: "S2"))
      #expect(try await waiting() == ["A-04", "A-01"])
    }
  }
}
