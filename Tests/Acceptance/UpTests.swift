import Foundation
import TestSupport
import Testing

/// One machine, no configuration: what the README's first page promises.
@Suite struct `Everything on one machine` {
  @Test func `goes from an empty folder to papers and reports`() async throws {
    let folder = try TemporaryFolder()
    let data = folder.url.appending(path: "data").path
    let program = Program(home: folder.url, common: ["--data", data])
    let up = try program.start(["up"])
    try await up.waitFor("Ready.")

    try await program.succeed("conference", "load", Installation.sample.path)
    let again = try await program.succeed("conference", "load", Installation.sample.path)
    #expect(again.output.contains("nothing to change"))
    try await program.succeed("invitation", "schedule", "--dated", "2023-10-25", "--wait", "60")
    try await program.succeed("certificate", "schedule", "--dated", "2023-11-17", "--wait", "60")
    let repeated = try await program.succeed(
      "certificate", "schedule", "--dated", "2023-11-17", "--wait", "60")
    #expect(repeated.output.contains("asked for before"))

    let papers = folder.url.appending(path: "papers")
    let export = try await program.succeed("document", "export", "--to", papers.path)
    let files = export.output.split(separator: "\n").map(String.init)
    #expect(files.count >= 5)
    for file in files {
      let bytes = try Data(contentsOf: URL(filePath: file))
      #expect(bytes.starts(with: Data("%PDF-".utf8)))
    }
    let check = try await Program(home: folder.url).run(["document", "check"] + files)
    #expect(check.status == 0, "\(check.output)")
    let manifest = try JSONSerialization.jsonObject(
      with: Data(contentsOf: papers.appending(path: "manifest.json")))
    let documents = try #require((manifest as? [String: Any])?["documents"] as? [[String: Any]])
    #expect(documents.count == files.count)
    #expect(
      documents.contains { $0["number"] as? String == "01/GM-UBND" && $0["subject"] as? String == "jetro" })
    #expect(documents.count { $0["kind"] as? String == "presentation" } == 4)

    // What export writes, load reads.
    let copy = folder.url.appending(path: "copy").path
    try await program.succeed("conference", "export", copy)
    let unchanged = try await program.succeed("conference", "load", copy, "--dry-run")
    #expect(unchanged.output.contains("nothing to change"))

    let grants = try await program.succeed("report", "grants")
    #expect(
      grants.output.contains("4 handed over\n18.60 + 10.00 + 35.75 + 24.00 = 88.35 million USD\n11.57 ha"))
    let attendance = try #require(
      try await program.succeed("report", "attendance", "--format", "json").json() as? [String: Any])
    #expect(attendance["conference"] as? String == "qn-jp-2023")
    #expect((attendance["rows"] as? [Any])?.isEmpty == false)

    let second = try await program.run("up")
    #expect(second.status == 75)
    #expect(second.errors.contains("in use by process \(up.id)"))
    #expect(up.isRunning)

    let doctor = try await program.run("doctor", "--json")
    let findings = try #require(try doctor.json() as? [[String: Any]])
    #expect(
      findings.filter { $0["state"] as? String == "problem" }.allSatisfy { $0["check"] as? String == "disk" },
      "\(doctor.output)")

    up.signal(SIGTERM)
    #expect(await up.waitForEnd() == 0, "\(up.errors)")
    #expect(try await program.run("conference", "list").status == 69)
    #expect(try await program.run("doctor").status == 1)
  }

  @Test func `recovers when everything was killed`() async throws {
    let folder = try TemporaryFolder()
    let data = folder.url.appending(path: "data").path
    let program = Program(home: folder.url, common: ["--data", data])
    let first = try program.start(["up"])
    try await first.waitFor("Ready.")
    try await program.succeed("conference", "load", Installation.sample.path)
    let before = try await program.succeed("report", "grants", "--format", "csv").output

    let server = try #require(Self.server(in: data))
    kill(server, SIGKILL)
    first.signal(SIGKILL)
    #expect(await first.waitForEnd() == 128 + SIGKILL)

    let second = try program.start(["up"])
    try await second.waitFor("Ready.")
    #expect(try await program.succeed("report", "grants", "--format", "csv").output == before)

    // The server alone: the same process starts it again and goes on.
    let survivor = try #require(Self.server(in: data))
    kill(survivor, SIGKILL)
    try await eventually {
      guard let next = Self.server(in: data), next != survivor else { return false }
      return try await program.run("conference", "list").status == 0
    }
    try await program.succeed("certificate", "schedule", "--dated", "2023-11-17", "--wait", "60")
    second.signal(SIGINT)
    #expect(await second.waitForEnd() == 0, "\(second.errors)")
  }

  /// The private server's first process.
  private static func server(in data: String) -> Int32? {
    let text = try? String(contentsOfFile: "\(data)/postgresql/postmaster.pid", encoding: .utf8)
    return text?.split(separator: "\n").first.flatMap { Int32($0) }
  }
}
