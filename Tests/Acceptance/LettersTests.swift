import Foundation
import TestSupport
import Testing

/// From the letter that is written to the guest who answers, at the shell.
@Suite struct `An invitation` {
  private struct Office {
    let program: Program

    func output(_ words: String...) async throws -> String { try await succeed(words).output }

    private func succeed(_ words: [String]) async throws -> Program.Outcome {
      let outcome = try await program.run(words)
      try #require(outcome.status == 0, "trao \(words.joined(separator: " ")): \(outcome.errors)")
      return outcome
    }

    /// How a command ends that is refused, and what it says.
    func refusal(_ words: String...) async throws -> String {
      let outcome = try await program.run(words + ["--json"])
      let object = try JSONSerialization.jsonObject(with: Data(outcome.errors.utf8)) as? [String: Any]
      return "\(outcome.status): \(object?["error"] as? String ?? "")"
    }

    func list(_ words: String...) async throws -> [[String: Any]] {
      let outcome = try await succeed(words + ["--json"])
      return try #require(try outcome.json() as? [[String: Any]], "\(outcome.errors)")
    }
  }

  /// Lends the sample before its conference, with one more guest and their letter made by `writer`.
  private func withLetter(_ body: (Office) async throws -> Void) async throws {
    try await Installation.withSample { installation in
      let office = Office(program: installation.program)
      let guests = try installation.file(
        "guests.csv",
        "external_id,native_name,country,language\nA-1,Nguyễn Văn Một,VN,vi\nA-2,Trần Thị Hai,VN,vi\n")
      _ = try await office.output("attendee", "import", guests)
      for session in ["S1", "S2", "S3"] { _ = try await office.output("session", "open", session) }
      let daemon = try installation.program.start(["daemon"])
      _ = try await office.output(
        "invitation", "schedule", "--attendee", "A-1", "--dated", "2023-10-25", "--as", "writer", "--wait",
        "120")
      try await body(office)
      daemon.signal(SIGTERM)
      #expect(await daemon.waitForEnd() == 0)
    }
  }

  @Test func `is approved by a second person, sent, reminded of until it is answered, and shown`()
    async throws
  {
    try await withLetter { office in
      let unapproved = try await office.refusal(
        "invitation", "send", "--attendee", "A-1", "--channel", "post")
      #expect(unapproved == "65: 01/GM-UBND is not approved, and does not leave the house")
      let own = try await office.refusal("invitation", "approve", "--attendee", "A-1", "--as", "writer")
      #expect(own == "65: 01/GM-UBND cannot be approved by who had it written")
      let approved = try await office.output("invitation", "approve", "--all", "--as", "chief")
      #expect(approved == "1 letter approved, 0 approved before\n")
      let rehearsed = try await office.output(
        "invitation", "send", "--all-approved", "--channel", "post", "--dry-run")
      #expect(rehearsed == "1 letter sent by post, 0 sent before (dry run: nothing was written)\n")
      _ = try await office.output(
        "invitation", "send", "--all-approved", "--channel", "post", "--at", "2023-10-26T09:00:00+07:00")
      _ = try await office.output(
        "invitation", "receipt", "A-1", "received", "--at", "2023-10-28T09:00:00+07:00")
      let due = try await office.list("invitation", "remind", "--list", "--at", "2023-11-05T09:00:00+07:00")
      #expect(due.compactMap { $0["attendee"] as? String } == ["A-1"])
      _ = try await office.output("invitation", "remind", "A-1", "--at", "2023-11-05T10:00:00+07:00")
      _ = try await office.output(
        "invitation", "rsvp", "A-1", "accepted", "--channel", "mail", "--at", "2023-11-06T10:00:00+07:00")
      let answered = try await office.refusal("invitation", "remind", "A-1")
      #expect(answered == "65: A-1 has answered (accepted, 2023-11-06T10:00:00+07:00)")
      let letters = try await office.list("invitation", "list")
      #expect(letters.first?["approved_by"] as? String == "chief")
      #expect(letters.first?["sent_at"] as? String == "2023-10-26T09:00:00+07:00")
      #expect(letters.first?["answer"] as? String == "accepted")
      let history = try await office.output("invitation", "show", "A-1")
      for word in ["written", "approved", "sent", "received", "reminded", "accepted"] {
        #expect(history.contains(word), "\(word)")
      }
      let stages = try await office.list("invitation", "status", "--attendee", "A-1")
      #expect(stages.first?["stage"] as? String == "answered")
    }
  }

  @Test func `to a guest who was never asked is refused, and a paper signed by hand gets its number later`()
    async throws
  {
    try await withLetter { office in
      #expect(
        try await office.refusal("invitation", "rsvp", "A-2", "accepted") == "65: A-2 was never invited")
      _ = try await office.output(
        "invitation", "schedule", "--attendee", "A-2", "--numbering", "after-signature", "--dated",
        "2023-10-26",
        "--wait", "120")
      let letters = try await office.list("invitation", "list")
      let paper = try #require(letters.first { $0["subject"] as? String == "A-2" })
      #expect(paper["number"] == nil)
      _ = try await office.output(
        "register", "add", "--series", "GM", "--dated", "2023-10-26", "--type", "Giấy mời", "--subject",
        "khác")
      _ = try await office.output("register", "void", "02/GM-UBND", "--reason", "hỏng", "--yes")
      let entered = try await office.list(
        "register", "enter", try #require(paper["id"] as? String), "--dated", "2023-10-27", "--yes")
      #expect(entered.first?["number"] as? String == "03/GM-UBND")
      let register = try await office.list("register", "list")
      #expect(register.compactMap { $0["symbol"] as? String } == ["01/GM-UBND", "02/GM-UBND", "03/GM-UBND"])
      #expect(register.compactMap { $0["note"] as? String } == ["void: hỏng"])
      _ = try await office.output("register", "check")
    }
  }
}
