import Foundation
import PostgreSQL
import TestSupport
import Testing

/// What cannot be used is refused with its place and a remedy, under the right exit code, and changes
/// nothing.
@Suite struct `Rubbish in` {
  private static let header = "external_id,native_name,kana,country,language\n"

  /// A command that must be refused, and leave everything as it was.
  private func refused(
    _ installation: Installation, _ arguments: [String], status: Int32, saying words: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let before = try await installation.fingerprint()
    let outcome = try await installation.program.run(arguments)
    #expect(outcome.status == status, "\(outcome.errors)", sourceLocation: sourceLocation)
    #expect(outcome.output.isEmpty, sourceLocation: sourceLocation)
    for word in words + ["remedy: "] {
      #expect(outcome.errors.contains(word), "\(outcome.errors)", sourceLocation: sourceLocation)
    }
    #expect(try await installation.fingerprint() == before, sourceLocation: sourceLocation)
  }

  @Test func `in an attendee file is named by file, row and column`() async throws {
    try await Installation.withSample { installation in
      let unknown = try installation.file(
        "column.csv", "external_id,native_nam,country,language\nX-1,A,VN,vi\n")
      try await refused(
        installation, ["attendee", "import", unknown], status: 65, saying: "column.csv:1:native_nam: ",
        "native_name")
      let kana = try installation.file("kana.csv", Self.header + "X-1,An,,VN,vi\nX-2,山田,,JP,ja\n")
      try await refused(installation, ["attendee", "import", kana], status: 65, saying: "kana.csv:3:kana: ")
      let latin = try installation.file(
        "latin.csv", Array((Self.header + "X-1,").utf8) + [0xE9] + Array(",,VN,vi\n".utf8))
      try await refused(
        installation, ["attendee", "import", latin], status: 65, saying: "latin.csv:2:", "UTF-8")
      try await refused(
        installation, ["attendee", "import", "/nowhere/guests.csv"], status: 66, saying: "/nowhere/guests.csv"
      )
    }
  }

  @Test func `in an attendance file is named, all of it`() async throws {
    try await Installation.withSample { installation in
      let file = try installation.file(
        "door.csv",
        """
        external_id,session,at,direction,key
        jetro,S1,2023-11-31T08:00:00+07:00,in,k1
        nobody,S1,2023-11-17T08:00:00+07:00,in,k2
        jetro,S9,2023-11-17T08:00:00,sideways,k3
        """)
      try await refused(
        installation, ["attendance", "import", file], status: 65, saying: "door.csv:2:at: ",
        "door.csv:3:external_id: ",
        "door.csv:4:session: ", "door.csv:4:direction: ")
    }
  }

  @Test func `in a conference's folder is named by line, with the nearest name`() async throws {
    try await Installation.withSample { installation in
      let folder = installation.folder.url.appending(path: "conference")
      try Installation.copy(Installation.sample, to: folder)
      let file = folder.appending(path: "conference.yaml")
      let text = try String(contentsOf: file, encoding: .utf8)
      try text.replacing("starts_on: 2023-11-17", with: "starts_on: 2023-11-99").replacing(
        "theme:", with: "teme:"
      )
      .write(to: file, atomically: true, encoding: .utf8)
      try await refused(
        installation, ["conference", "load", folder.path], status: 65, saying: "conference.yaml:",
        "starts_on",
        "did you mean theme?")
      try await refused(
        installation, ["conference", "load", "/nowhere"], status: 66, saying: "/nowhere")
    }
  }

  @Test func `names what is not there`() async throws {
    try await Installation.withSample { installation in
      try await refused(installation, ["job", "show", "999"], status: 66, saying: "999")
      try await refused(installation, ["batch", "cancel", "999"], status: 66, saying: "999")
      try await refused(installation, ["session", "open", "S9"], status: 66, saying: "S9")
      try await refused(installation, ["attendee", "show", "nobody"], status: 66, saying: "nobody")
      try await refused(installation, ["document", "show", "99/GM-UBND"], status: 66, saying: "99/GM-UBND")
      try await refused(
        installation, ["invitation", "schedule", "--delegation", "JP-HKDD"], status: 66, saying: "JP-HKDD")
      try await refused(
        installation, ["conference", "show", "--conference", "qn-jp-2022"], status: 66, saying: "qn-jp-2022",
        "qn-jp-2023")
      try await refused(installation, ["ceremony", "hand-over", "--position", "9"], status: 66, saying: "9")
      try await refused(
        installation, ["ceremony", "hand-over", "--position", "1", "--at", "2023-05-01T09:00:00+07:00"],
        status: 65,
        saying: "handed")
    }
  }

  @Test func `is a database that is down, or of no use`() async throws {
    let folder = try TemporaryFolder()
    let program = Program(home: folder.url)
    let absent = try await program.run("conference", "list", "--database", "host=\(folder.url.path) dbname=x")
    #expect(absent.status == 69)
    #expect(absent.errors.contains("remedy: "))
    let cluster = try await program.run("conference", "list", "--data", folder.url.appending(path: "d").path)
    #expect(cluster.status == 69)
    #expect(cluster.errors.contains("trao up"))
    try await TestDatabase.withEmptyDatabase { empty in
      let bare = try await program.run("conference", "list", "--database", empty.conninfo)
      #expect(bare.status == 69)
      #expect(bare.errors.contains("trao database migrate"))
      let refusing = try await program.run("daemon", "--database", empty.conninfo)
      #expect(refusing.status == 69)
      #expect(refusing.errors.contains("trao database migrate"))
    }
  }

  @Test func `in the configuration stops everything, with its line`() async throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "trao.yaml")
    try Data("worker:\n  leese: 9s\n".utf8).write(to: file)
    let program = Program(home: folder.url)
    for words in [["conference", "list"], ["daemon"], ["up"], ["doctor"]] {
      let outcome = try await program.run(words + ["--config", file.path])
      #expect(outcome.status == 78)
      #expect(
        outcome.errors.contains("trao.yaml:2:3: worker.leese: unknown key \"leese\"; did you mean lease?"))
    }
    #expect(try await program.run("conference", "list", "--config", "/nowhere.yaml").status == 78)
  }

  @Test func `in a template stops the daemon at its start`() async throws {
    try await Installation.withSample { installation in
      let own = installation.folder.url.appending(path: "templates/invitation-vi")
      try Installation.copy(repositoryRoot.appending(path: "config/templates/invitation-vi"), to: own)
      let text = own.appending(path: "text.vi.md")
      let original = try String(contentsOf: text, encoding: .utf8)
      try (original + "\n{{conference.naem}}\n").write(to: text, atomically: true, encoding: .utf8)
      let config = try installation.file(
        "trao.yaml", "documents: {templates: \(own.deletingLastPathComponent().path)}\n")
      let outcome = try await installation.program.run("daemon", "--config", config)
      #expect(outcome.status == 78)
      #expect(outcome.errors.contains("text.vi.md:"))
      #expect(outcome.errors.contains("conference.naem"))
      #expect(outcome.errors.contains("conference.name"))
    }
  }

  @Test func `that no font has a glyph for turns one guest away, by name and without a number`() async throws
  {
    try await Installation.withSample { installation in
      let program = installation.program
      let file = try installation.file(
        "glyph.csv", Self.header + "X-1,Mẫu 𓀀,,VN,vi\nX-2,Mẫu Hai,,VN,vi\n")
      try await program.succeed("attendee", "import", file)
      let daemon = try program.start(["daemon"])
      for id in ["X-1", "X-2"] {
        let outcome = try await program.run(
          "invitation", "schedule", "--attendee", id, "--dated", "2023-10-25", "--wait", "60")
        #expect(outcome.status == (id == "X-1" ? 65 : 0), "\(outcome.errors)")
        if id == "X-1" { #expect(outcome.errors.contains("X-1 (Mẫu 𓀀): ")) }
      }
      let documents = try #require(
        try await program.succeed("invitation", "list", "--json").json() as? [[String: Any]])
      #expect(documents.map { $0["subject"] as? String } == ["X-2"])
      #expect((documents.first?["number"] as? String)?.hasPrefix("01/") == true)
      daemon.signal(SIGTERM)
      #expect(await daemon.waitForEnd() == 0)
    }
  }
}
