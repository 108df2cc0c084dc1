import Foundation
import TestSupport
import Testing

/// Papers are made at their time: by the timer alone, never early, and at once where the time has passed.
@Suite struct `Work that is scheduled` {
  private static func text(_ date: Date) -> String { date.formatted(.iso8601) }

  private static func date(_ text: Any?) throws -> Date {
    try #require(try (text as? String).map { try Date($0, strategy: .iso8601) })
  }

  @Test func `begins at its time by the timer alone, or at once when no daemon was there`() async throws {
    try await Installation.withSample { installation in
      let program = installation.program
      let config = try installation.file("trao.yaml", "worker: {poll_interval: 1h}\n")

      // No daemon is there when the time comes.
      let missed = Date().addingTimeInterval(-1)
      try await program.succeed(
        "certificate", "schedule", "--at", Self.text(missed), "--dated", "2023-11-17")
      let early = try await program.run(
        "certificate", "schedule", "--at", Self.text(missed), "--dated", "2023-11-17", "--wait", "0")
      #expect(early.status == 75)
      #expect(early.errors.contains("no daemon is alive"))
      let daemon = try program.start(["daemon", "--config", config])
      let late = try await program.succeed(
        "certificate", "schedule", "--at", Self.text(missed), "--dated", "2023-11-17", "--wait", "60")
      #expect(late.output.contains("asked for before"))

      // The daemon is there, and nothing but its timer can wake it.
      let due = Date().addingTimeInterval(3)
      let made = try await program.succeed(
        "invitation", "schedule", "--at", Self.text(due), "--dated", "2023-10-25", "--wait", "60", "--json")
      let batch = try #require((try made.json() as? [String: Any])?["batch"] as? [String: Any])
      let asked = try Self.date(batch["due_at"])
      let letters = try #require(
        try await program.succeed("invitation", "list", "--json").json() as? [[String: Any]])
      #expect(!letters.isEmpty)
      for letter in letters {
        #expect(try Self.date((letter["file"] as? [String: Any])?["rendered_at"]) >= asked)
      }
      daemon.signal(SIGTERM)
      #expect(await daemon.waitForEnd() == 0)
    }
  }

  @Test func `can be listed, moved and cancelled, and scheduled again`() async throws {
    try await Installation.withSample { installation in
      let program = installation.program
      let words = [
        "invitation", "schedule", "--at", "2999-01-01T08:00:00+07:00", "--dated", "2023-10-25", "--json",
      ]
      func batch(_ outcome: Program.Outcome) throws -> (id: Int, state: String, isNew: Bool?) {
        let object = try #require(try outcome.json() as? [String: Any])
        let batch = try #require((object["batch"] ?? object) as? [String: Any])
        return (
          try #require(batch["id"] as? Int), try #require(batch["state"] as? String),
          object["is_new"] as? Bool
        )
      }
      let first = try batch(try await program.run(words))
      let second = try batch(try await program.run(words))
      #expect(first.isNew == true)
      #expect(second.isNew == false)
      #expect(second.id == first.id)
      let listed = try #require(
        try await program.succeed("batch", "list", "--json").json() as? [[String: Any]])
      #expect(listed.count == 1)
      let moved = try await program.succeed(
        "batch", "move", "\(first.id)", "--at", "2998-01-01T08:00:00+07:00", "--json")
      #expect((try moved.json() as? [String: Any])?["due_at"] as? String == "2998-01-01T01:00:00Z")
      try await program.succeed("batch", "cancel", "\(first.id)", "--as", "Protocol office")
      let shown = try await program.succeed("batch", "show", "\(first.id)")
      #expect(shown.output.contains("cancelled by Protocol office"))
      #expect(try await program.run("batch", "move", "\(first.id)", "--at", "now").status == 65)
      let third = try batch(try await program.run(words))
      #expect(third.isNew == true)
      #expect(third.id != first.id)
    }
  }

  @Test func `is counted, not done, by a dry run`() async throws {
    try await Installation.withSample { installation in
      let before = try await installation.fingerprint()
      let outcome = try await installation.program.succeed(
        "certificate", "schedule", "--dated", "2023-11-17", "--dry-run")
      #expect(outcome.output == "4 documents would be made (dry run: nothing was scheduled)\n")
      let guests = try installation.file(
        "guests.csv", "external_id,native_name,country,language\nX-1,Mẫu Một,VN,vi\n")
      let imported = try await installation.program.succeed("attendee", "import", guests, "--dry-run")
      #expect(imported.output.hasPrefix("1 new, 0 changed, 0 unchanged (dry run: nothing was written)\n"))
      try await installation.program.succeed("ceremony", "hand-over", "--all", "--dry-run")
      try await installation.program.succeed("conference", "load", Installation.sample.path, "--dry-run")
      #expect(try await installation.fingerprint() == before)
    }
  }
}
