import Foundation
import TestSupport
import Testing

/// The second conference in a database of its own, and what its two thousand guests should come to.
struct Forum {
  static let source = repositoryRoot.appending(path: "Tests/Acceptance/Conferences/hp-kr-2024")
  /// Those whom the folder names, in the order of their answers.
  static let house = ["host-chair", "host-vice", "host-liaison", "interpreter-1", "interpreter-2"]
  static let invited = ["kr-ambassador", "kr-mayor", "kr-chair", "ceo-hanbit", "ceo-saebyeok", "ceo-badal"]
  static let capacity = [
    "OPENING": 1500, "GRANTS-S": 1500, "PORTS": 120, "TECH": 60, "CLOSING": 1500, "GRANTS-2-S": 1500,
  ]

  let installation: Installation
  var program: Program { installation.program }

  static func withDatabase(_ body: (Forum) async throws -> Void) async throws {
    try await Installation.withoutConference { try await body(Forum(installation: $0)) }
  }

  /// What a command prints that must end well.
  @discardableResult
  func trao(_ line: String, _ more: String...) async throws -> String {
    let words = line.split(separator: " ").map(String.init) + more
    let outcome = try await program.run(words)
    try #require(outcome.status == 0, "trao \(words.joined(separator: " ")): \(outcome.errors)")
    return outcome.output
  }

  func rows(_ line: String) async throws -> [[String: Any]] {
    let json = try JSONSerialization.jsonObject(with: Data(try await trao("\(line) --json").utf8))
    return try #require(json as? [[String: Any]] ?? (json as? [String: Any])?["rows"] as? [[String: Any]])
  }

  func object(_ line: String) async throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(with: Data(try await trao("\(line) --json").utf8))
    return try #require(json as? [String: Any])
  }

  /// The text of the only paper of a kind, as a reader of PDF extracts it.
  func text(of kind: String) async throws -> String {
    let folder = installation.folder.url.appending(path: "papers-\(kind)").path
    let paths = try await trao("document export --to \(folder) --kind \(kind)").split(separator: "\n")
    let file = try #require(paths.first { $0.hasSuffix(".pdf") })
    let checked = try await Program(home: program.home).run("document", "check", String(file))
    #expect(checked.status == 0, "\(checked.output)")
    return try OtherProgram.run(["pdftotext", "-layout", String(file), "-"]).output
  }

  // MARK: - What it should come to

  /// Who said yes to a session, the first first: also whoever is beyond its capacity.
  static func accepted(_ session: String) -> [String] {
    house + invited
      + ForumGuest.all.compactMap { guest in
        if guest.id == ForumGuest.replaced { return ForumGuest.substitute }
        return guest.answer == .accepted && guest.wants(session) ? guest.id : nil
      }
  }

  static func confirmed(_ session: String) -> Set<String> {
    Set(accepted(session).prefix(capacity[session] ?? 0))
  }

  static func present(_ session: String) -> Set<String> {
    let seen = ForumGuest.all.filter { $0.isSeen(in: session) }.map(\.id)
    let isSeminar = session == "PORTS" || session == "TECH"
    return Set(seen + (isSeminar ? [] : house + invited))
  }

  /// The figures that the report on attendance should give of a session.
  static func figures(_ session: String) -> [String: Int] {
    let (confirmed, present) = (confirmed(session), present(session))
    let asked = ForumGuest.all.filter { $0.id != ForumGuest.replaced && $0.id != ForumGuest.substitute }
    return [
      "invited": 2011, "accepted": confirmed.count, "waiting": accepted(session).count - confirmed.count,
      "substituted": 1, "tentative": asked.count { $0.answer == .tentative },
      "declined": asked.count { $0.answer == .declined || $0.answer == .accepted && !$0.wants(session) },
      "unanswered": asked.count { $0.answer == nil },
      "present": present.count, "unexpected": present.subtracting(confirmed).count,
      "absent": confirmed.subtracting(present).count,
    ]
  }
}
