import Conferences
import Files
import Foundation
import PDF
import PostgreSQL
import Signing
import TestSupport
import Testing

@testable import Documents

@Suite("Looking at templates before papers are made")
struct TemplatePressTests {
  private func press() throws -> Press { try Press(settings: DocumentSettings()) }

  @Test("every built-in template has a preview of sample values, the same whenever it is asked for")
  func samples() throws {
    let press = try press()
    for entry in try TemplateLibrary(folder: nil).all() {
      let form = try press.form(of: entry.source)
      for language in form.languages {
        let file = try press.preview(with: form, in: language)
        #expect(file.starts(with: "%PDF-1.7".utf8), "\(entry.source.name) \(language)")
        #expect(try press.preview(with: form, in: language) == file)
      }
    }
  }

  @Test("a copy has its own name, is found before the built-in one, and is never overwritten")
  func copies() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try TemplateLibrary.copy("invitation-vi", as: "attendance", into: folder.url.path)
    let library = TemplateLibrary(folder: folder.url.path)
    let copy = try library.find("attendance")
    #expect(try copy.source.kind() == .invitation)
    #expect(copy.source.name == "attendance" && copy.origin != .builtIn)
    #expect(try press().form(of: copy.source).languages == [.vi])
    #expect(try library.all().filter { $0.source.name == "attendance" }.map(\.origin) == [copy.origin])
    #expect(try TemplateLibrary(folder: nil).find(path).source.hash == copy.source.hash)
    #expect(throws: FileError(.exists, path: path)) {
      try TemplateLibrary.copy("attendance", as: "attendance", into: folder.url.path)
    }
    #expect(throws: NoSuchTemplate(name: "invitation-v", remedy: "did you mean invitation-vi?")) {
      try library.find("invitation-v")
    }
  }

  @Test(
    "a template is tried with sample values: its faults are found at their slots, the built-in ones have none"
  )
  func reviewOfSamples() throws {
    let press = try press()
    for entry in try TemplateLibrary(folder: nil).all() {
      #expect(try press.review(press.form(of: entry.source)).isEmpty, "\(entry.source.name)")
    }
    var files = try TemplateSource.builtIn("invitation-vi").files
    let text = String(decoding: try #require(files["text.vi.md"]), as: UTF8.self)
      .replacing("Địa điểm:", with: "\u{1F389}:").replacing("# signer\n\n{{sender.name}}", with: "")
    files["text.vi.md"] = Array(text.utf8)
    let found = try press.review(press.form(of: TemplateSource(name: "invitation-vi", files: files)))
    let line = try #require(
      text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex(of: "# body"))
    try #require(found.count == 2)
    #expect(found[0].file == "text.vi.md" && found[0].line == line + 1)
    #expect(found[0].message.contains("U+1F389"))
    #expect(found[1].file == "layout.yaml" && found[1].message.contains("the slot signer has no words"))
  }

  @Test("a folder without a layout is a template with a fault; a folder that isn't there is none")
  func folders() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let library = TemplateLibrary(folder: nil)
    let source = try library.find(folder.url.path).source
    let error = #expect(throws: TemplateError.self) { try source.kind() }
    #expect(error?.description == "layout.yaml:1:1: the file is missing; every template has one")
    #expect(throws: NoSuchTemplate.self) { try library.find(folder.url.path + "/nothing") }
  }

  @Test("a folder of one's own that isn't there stops papers, so that none is made with a built-in template")
  func missingFolder() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = folder.url.path + "/nothing"
    #expect(
      !TemplateLibrary(folder: path).isFolderThere && TemplateLibrary(folder: folder.url.path).isFolderThere)
    let error = #expect(throws: TemplateError.self) {
      try Press(settings: DocumentSettings(templateFolder: path)).check()
    }
    #expect(error?.description.contains("the folder of templates is not there") == true)
    try Press(settings: DocumentSettings(templateFolder: folder.url.path)).check()
  }

  @Test("a template of a kind there is none of is refused with its place")
  func kinds() throws {
    var files = try TemplateSource.builtIn("invitation-vi").files
    let layout = String(decoding: try #require(files["layout.yaml"]), as: UTF8.self)
    files["layout.yaml"] = Array(layout.replacing("kind: invitation", with: "kind: invitaton").utf8)
    let error = #expect(throws: TemplateError.self) {
      try TemplateSource(name: "invitation-vi", files: files).kind()
    }
    let problem = try #require(error?.problems.first)
    #expect(problem.line > 1 && problem.message.contains("did you mean invitation?"))
  }

  @Test("a preview is the paper, but for number, identifier and mark; a review goes over everybody")
  func previews() async throws {
    try await PaperRoom.lend { room in
      _ = try await room.make(.invitation)
      let press = room.press
      let form = try press.form(of: try TemplateSource.builtIn("invitation-vi"))
      let day = try #require(CalendarDate(iso: "2023-10-25"))
      let conference = room.conference.id
      try await room.pool.run { database in
        let all = try Recipient.all(for: .invitation, conference: conference, in: database)
        #expect(all.count == room.guestCount)
        #expect(try Press.today(at: conference, in: database).year > 2023)
        let findings = try press.review(all, with: form, conference: conference, dated: day, in: database)
        #expect(findings.isEmpty, "\(findings)")

        let document = try #require(
          try DocumentLibrary.list(conference: conference, kind: .invitation, limit: 1_000, in: database)
            .first { $0.language == .vi })
        let recipient = try #require(all.first { $0.code == document.subject })
        var snapshot = try DocumentLibrary.snapshot(of: document.id, conference: conference, in: database)
        let trial = try press.papers(
          for: [recipient], with: form, conference: conference, dated: day, in: database
        ).map { press.trial(of: $0.1, dated: day) }[0]
        for field in ["document.number", "document.id", "document.url"] { snapshot[field] = trial[field] }
        let information = Paper.information(
          kind: .invitation, symbol: "88888/GM-UBND", publicID: Press.sampleID, language: .vi, dated: day,
          snapshot: snapshot)
        let compiled = try #require(form.forms[.vi]).compiled
        let paper = try compiled.plate.bytes + compiled.strike(snapshot, about: information).bytes
        let preview = try press.preview(
          of: recipient, with: form, conference: conference, dated: day, in: database)
        #expect(preview == paper)
      }
    }
  }

  @Test("a review names each recipient with what is wrong, once")
  func findings() async throws {
    try await PaperRoom.lend { room in
      var files = try TemplateSource.builtIn("invitation-vi").files
      let text = String(decoding: try #require(files["text.vi.md"]), as: UTF8.self)
      files["text.vi.md"] = Array(
        text.replacing("# body", with: "# body\n\n{{invitee.salutation}}\n").utf8)
      let form = try room.press.form(of: TemplateSource(name: "invitation-vi", files: files))
      let day = try #require(CalendarDate(iso: "2023-10-25"))
      try await room.pool.run { database in
        let all = try Recipient.all(for: .invitation, conference: room.conference.id, in: database)
        let findings = try room.press.review(
          all, with: form, conference: room.conference.id, dated: day, in: database)
        let guilty = all.filter { $0.language == .vi }
        #expect(!guilty.isEmpty && findings.count <= guilty.count)
        #expect(findings.allSatisfy { $0.problem == .unfilled(field: "invitee.salutation", slot: "body") })
      }
    }
  }

  @Test("a review lays out the seal of each key in use too, and the issuing body's own symbol")
  func seals() async throws {
    try await PaperRoom.lend { room in
      let form = try room.press.form(of: try TemplateSource.builtIn("invitation-vi"))
      let day = try #require(CalendarDate(iso: "2023-10-25"))
      // The longest name a certificate takes, without a place to break it.
      let certificate = try RoomKey.material(String(repeating: "W", count: 64)).certificate
      try await room.change { try SigningKeys.register("long", certificate, keptIn: .file, in: $0) }
      func findings() async throws -> [ReviewFinding] {
        try await room.pool.run { [conference = room.conference.id] database in
          let all = try Recipient.all(for: .invitation, conference: conference, in: database)
          return try room.press.review(all, with: form, conference: conference, dated: day, in: database)
        }
      }
      let found = try await findings()
      #expect(!found.isEmpty && found.allSatisfy { "\($0.problem)".contains("seal") }, "\(found.prefix(3))")
      _ = try await room.change { try SigningKeys.retire("long", reason: "too long", in: $0) }
      #expect(try await findings().isEmpty)
    }
  }
}
