import Foundation
import TestSupport
import Testing

/// The README is tried as it stands.
@Suite struct `The tour of the README` {
  /// The commands between two headings, as a shell script. What builds and starts the program is left out: the tests did.
  private static func script(from first: String, to last: String) throws -> String {
    let readme = try String(contentsOf: repositoryRoot.appending(path: "README.md"), encoding: .utf8)
    let start = try #require(readme.range(of: "\n## \(first)\n")?.upperBound)
    let end = try #require(readme.range(of: "\n## \(last)\n")?.lowerBound)
    let blocks = readme[start..<end].components(separatedBy: "```sh\n").dropFirst().compactMap {
      $0.components(separatedBy: "```\n").first
    }
    return blocks.filter { $0.hasPrefix("trao ") && $0 != "trao up\n" }.joined()
  }

  @Test func `works from nothing to the chairman's report`() async throws {
    let script = try Self.script(from: "A tour", to: "Bringing in guest lists")
    #expect(script.split(separator: "\n").count > 40)
    try await Installation.withSample { installation in
      let home = installation.program.home
      try FileManager.default.createSymbolicLink(
        at: home.appending(path: "config"), withDestinationURL: repositoryRoot.appending(path: "config"))
      let daemon = try installation.program.start(["daemon"])
      let folder = URL(filePath: Program.path).deletingLastPathComponent().path
      let tour = try RunningProgram(
        "/bin/bash",
        [
          "-c", "cd \"$0\" && set -eux\n" + script,
          home.path,
        ],
        environment: [
          "HOME": home.path, "PATH": "\(folder):/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC",
          "TRAO_DATABASE": installation.database.conninfo,
        ], home: home)
      let status = await tour.waitForEnd()
      #expect(status == 0, "\(tour.errors.suffix(1000))")
      #expect(tour.output.contains("18.60 + 10.00 + 35.75 + 24.00 = 88.35 million USD"))
      let made = try FileManager.default.contentsOfDirectory(atPath: home.path)
      #expect(
        Set(["attendance.xlsx", "delegations.pdf", "papers", "programme.ics", "register.pdf"]).isSubset(
          of: made))
      daemon.signal(SIGTERM)
      #expect(await daemon.waitForEnd() == 0)
    }
  }
}
