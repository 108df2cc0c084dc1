import Foundation
import TestSupport
import Testing

@Suite struct `Watching jobs` {
  @Test func `follows all work until nothing is left, and one job to its end`() async throws {
    try await Installation.withSample { installation in
      let program = installation.program
      try await program.succeed("invitation", "schedule", "--dated", "2023-10-25")
      let watch = try program.start(["job", "watch", "--until-idle", "--json"])
      let daemon = try program.start(["daemon"])
      #expect(await watch.waitForEnd() == 0)
      let line = try #require(watch.output.split(separator: "\n").last)
      let last = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(last["ready"] as? Int == 0 && last["running"] as? Int == 0)

      let jobs = try #require(
        try await program.succeed("job", "list", "--json").json() as? [[String: Any]])
      let job = try #require(jobs.first?["id"] as? Int)
      let one = try await program.succeed("job", "watch", "\(job)")
      #expect(one.output.contains("job \(job)  done, try 1 of"))
      daemon.signal(SIGTERM)
      #expect(await daemon.waitForEnd() == 0)
    }
  }

  @Test func `ends with 65 where the job was cancelled, and 66 where there is none`() async throws {
    try await Installation.withSample { installation in
      let program = installation.program
      try await program.succeed(
        "invitation", "schedule", "--dated", "2023-10-25", "--at", "2999-01-01T00:00:00Z")
      let jobs = try #require(
        try await program.succeed("job", "list", "--json").json() as? [[String: Any]])
      let job = try #require(jobs.first?["id"] as? Int)
      try await program.succeed("job", "cancel", "\(job)")
      let ended = try await program.run("job", "watch", "\(job)")
      #expect(ended.status == 65)
      #expect(ended.errors.contains("the job is cancelled"))
      #expect(try await program.run("job", "watch", "999999").status == 66)
      #expect(try await program.run("job", "watch", "\(job)", "--until-idle").status == 64)
    }
  }
}
