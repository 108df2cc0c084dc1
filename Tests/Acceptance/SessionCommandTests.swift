import Foundation
import Testing
import TestSupport

@Suite struct `Sessions on the command line` {
  @Test func `are planned, moved, refused and written for calendars`() async throws {
    try await Installation.withSample { installation in
      let trao = installation.program
      try await trao.succeed("room", "add", "GARDEN", "--name-en", "Garden", "--capacity", "80")
      let added = try await trao.succeed(
        "session", "add", "S5", "--kind", "reception", "--name-vi", "Tiệc trà", "--name-ja", "茶話会",
        "--begins", "2023-11-17T16:15:00+07:00", "--minutes", "60", "--room", "GARDEN", "--speaker", "G-001",
        "jetro")
      #expect(added.output == "Added S5, 2023-11-17 16:15 to 17:15 in GARDEN.\n")
      let before = try await trao.succeed("session", "export", "--session", "S5", "--to", "-")
      let rehearsed = try await trao.succeed(
        "session", "move", "S5", "--to", "2023-11-17T17:00:00+07:00", "--dry-run")
      #expect(
        rehearsed.output == "Moved S5, 2023-11-17 17:00 to 18:00 in GARDEN. (dry run: nothing was written)\n")
      let refused = try await trao.run(
        "session", "move", "S5", "--to", "2023-11-17T15:30:00+07:00", "--room", "SEMINAR")
      #expect(refused.status == 65)
      #expect(
        refused.errors.contains(
          "the room SEMINAR is needed in two sessions at once: S2 (2023-11-17 13:30 to 16:00) and "
            + "S5 (2023-11-17 15:30 to 16:30)"))
      try await trao.succeed("session", "move", "S5", "--to", "2023-11-17T17:00:00+07:00")
      let file = installation.folder.url.appending(path: "s5.ics").path
      try await trao.succeed("session", "export", "--session", "S5", "--language", "ja", "--to", file)
      let after = try String(contentsOfFile: file, encoding: .utf8)
      #expect(after.contains("SUMMARY;LANGUAGE=ja:茶話会\r\n"))
      #expect(after.contains("DTSTART;TZID=Asia/Ho_Chi_Minh:20231117T170000\r\n"))
      #expect(after.contains("SEQUENCE:1\r\n"))
      func uid(_ text: String) -> Substring? { text.split(separator: "\r\n").first { $0.hasPrefix("UID:") } }
      #expect(uid(after) == uid(before.output))
    }
  }

  @Test func `take arrivals while they are open, and say by which a guest counts`() async throws {
    try await Installation.withSample { installation in
      let trao = installation.program
      let closed = try await trao.run("attendance", "record", "G-003", "--session", "S1")
      #expect(closed.status == 65)
      #expect(closed.errors.contains("the session S1 was closed at 2023-11-17T11:30:00+07:00"))
      let first = try await trao.succeed(
        "attendance", "record", "G-003", "--session", "S1", "--at", "2023-11-17T09:00:00+07:00", "--device",
        "door-1", "--key", "k-1", "--as", "steward")
      #expect(first.output == "G-003 in S1 at 2023-11-17T09:00:00+07:00\n")
      let second = try await trao.succeed(
        "attendance", "record", "G-003", "--session", "S1", "--at", "2023-11-17T09:01:00+07:00", "--device",
        "door-2", "--key", "k-2")
      #expect(
        second.output.contains(
          "Counts as present already: came at 2023-11-17T09:00:00+07:00 at door-1, recorded at "))
      #expect(second.output.hasSuffix(" by steward.\n"))
      try await trao.succeed("attendance", "annul", "k-1", "--reason", "wrong badge")
      let list = try await trao.succeed(
        "attendance", "record", "G-003", "--session", "S1", "--at", "2023-11-17T09:01:00+07:00", "--key",
        "k-2",
        "--json")
      let answer = try #require(try list.json() as? [String: Any])
      #expect(answer["is_arrival"] as? Bool == true)
      #expect(answer["is_new"] as? Bool == false)
      #expect(answer["device"] as? String == "door-2")
    }
  }

  /// Fifty desks see one badge in the same moment, each a process and an event of its own.
  @Test func `count one of fifty arrivals at once, and tell the others when and where`() async throws {
    try await Installation.withSample { installation in
      let trao = installation.program
      try await trao.succeed("session", "open", "S1")
      let outcomes = try await withThrowingTaskGroup(of: Program.Outcome.self) { desks in
        for desk in 1...50 {
          desks.addTask {
            try await trao.succeed(
              "attendance", "record", "G-003", "--session", "S1", "--key", "desk-\(desk)", "--device",
              "desk-\(desk)", "--as", "steward-\(desk)", "--json")
          }
        }
        return try await desks.reduce(into: []) { $0.append($1) }
      }
      let answers = try outcomes.map { try #require(try $0.json() as? [String: Any]) }
      #expect(answers.count { $0["is_new"] as? Bool == true } == 50)
      let counted = answers.filter { $0["is_arrival"] as? Bool == true }
      #expect(counted.count == 1)
      let told = answers.filter { $0["is_arrival"] as? Bool == false }.compactMap {
        $0["arrival"] as? [String: Any]
      }
      #expect(told.count == 49)
      #expect(Set(told.map { $0["device"] as? String }) == [counted.first?["device"] as? String])
      #expect(Set(told.map { $0["at"] as? String }) == [counted.first?["at"] as? String])
    }
  }

  @Test func `have a programme in the clocks of both countries`() async throws {
    try await Installation.withSample { installation in
      func lines(_ options: String...) async throws -> [String] {
        let outcome = try await installation.program.run(["programme", "list", "--session", "S3"] + options)
        return outcome.output.split(separator: "\n").map { line in
          line.split(separator: " ").joined(separator: " ")
        }
      }
      let vietnamese = try await lines("--language", "vi")
      #expect(vietnamese.first == "Ho Chi Minh Tokyo min item kind name people")
      #expect(
        vietnamese.dropFirst(2).first
          == "2023-11-17 10:15 12:15 25 S3/1 Lễ trao Trao Giấy chứng nhận đăng ký đầu tư")
      let american = try await lines("--zone", "America/New_York")
      #expect(american.dropFirst(2).first?.hasPrefix("2023-11-17 10:15 11-16 22:15 25 S3/1 Ceremony") == true)
    }
  }
}
