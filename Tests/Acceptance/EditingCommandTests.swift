import Foundation
import TestSupport
import Testing

@Suite struct `What staff change without a folder` {
  @Test func `the conference: replies, contact and how far along it is`() async throws {
    try await Installation.withSample { installation in
      let program = installation.program
      let edited = try await program.succeed(
        "conference", "edit", "--reply-by", "2023-11-12", "--contact-en", "Secretariat", "--numbering",
        "after-signature", "--second-time-zone", "Asia/Seoul", "--json")
      let record = try #require(try edited.json() as? [String: Any])
      #expect(record["reply_by"] as? String == "2023-11-12")
      #expect((record["contact"] as? [String: String])?["en"] == "Secretariat")
      #expect(record["numbering"] as? String == "after-signature")
      #expect(record["second_time_zone"] as? String == "Asia/Seoul")
      let back = try await program.run("conference", "edit", "--state", "draft")
      #expect(back.status == 65)
      #expect(back.errors.contains("--back"))
      try await program.succeed("conference", "edit", "--state", "archived")
      #expect(try await program.succeed("conference", "list", "--json").output.contains("archived"))
      let rehearsal = try await program.succeed(
        "conference", "edit", "--state", "running", "--back", "--dry-run")
      #expect(rehearsal.output.contains("nothing was written"))
      #expect(try await program.succeed("conference", "list", "--json").output.contains("archived"))
    }
  }

  @Test func `instruments, from their entry to the running order`() async throws {
    try await Installation.withSample { installation in
      let program = installation.program
      try await program.succeed(
        "instrument", "add", "MOU-1", "--kind", "memorandum", "--name-vi", "Biên bản ghi nhớ hợp tác",
        "--company", "castem-vietnam", "--capital", "1500000", "--currency", "USD")
      try await program.succeed("instrument", "edit", "MOU-1", "--number", "05/BBGN")
      let shown = try await program.succeed("instrument", "show", "MOU-1").output
      #expect(shown.contains("05/BBGN") && shown.contains("1.50 million USD"))
      #expect(try await program.succeed("instrument", "list").output.contains("MOU-1"))
      try await program.succeed("ceremony", "grant", "add", "--instrument", "MOU-1")
      #expect(try await program.succeed("ceremony", "show", "--json").output.contains("MOU-1"))
      #expect(try await program.run("instrument", "show", "MOU-2").status == 66)
      #expect(try await program.run("instrument", "add", "MOU-3", "--kind", "award").status == 65)
    }
  }

  @Test func `titles, and who looks like one and is two`() async throws {
    try await Installation.withSample { installation in
      let program = installation.program
      try await program.succeed(
        "person", "title", "edit", "yamada-takio", "ambassador", "--title-en", "Ambassador", "--rank", "41")
      #expect(try await program.succeed("person", "show", "yamada-takio", "--json").output.contains("41"))
      try await program.succeed(
        "organisation", "add", "--code", "castem-2", "--kind", "company", "--country", "VN", "--name-vi",
        "CÔNG TY TNHH CASTEM (VIỆT NAM)")
      let proposed = try await program.succeed("organisation", "duplicates").output
      #expect(proposed.contains("castem-2"))
      try await program.succeed(
        "organisation", "distinct", "castem-vietnam", "castem-2", "--reason", "hai công ty")
      #expect(
        try await program.succeed("organisation", "duplicates").output
          == "No organisation seems to be entered twice.\n")
      #expect(
        try await program.run("organisation", "merge", "castem-vietnam", "castem-2", "--yes").status == 65)
    }
  }

  @Test func `a guest list goes out as a workbook and comes back without a change`() async throws {
    try await Installation.withSample { installation in
      let program = installation.program
      let file = installation.folder.url.appending(path: "guests.xlsx").path
      try await program.succeed("attendee", "export", "--to", file)
      #expect(try Data(contentsOf: URL(filePath: file)).prefix(2) == Data("PK".utf8))
      let back = try await program.succeed("attendee", "import", file, "--json")
      let report = try #require(try back.json() as? [String: Any])
      #expect(report["created"] as? Int == 0 && report["changed"] as? Int == 0)
      #expect(try await program.run("attendee", "export", "--to", file).status == 73)
    }
  }
}
