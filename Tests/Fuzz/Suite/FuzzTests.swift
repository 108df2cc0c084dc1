import Foundation
import FuzzTargets
import Testing

/// The small form of `scripts/fuzz`: whatever was found once, and some hundred inputs of one seed.
@Suite struct `What strangers write` {
  @Test(arguments: FuzzTargets.names) func `is read or refused, whatever it is`(name: String) throws {
    let target = try #require(try FuzzTargets.target(name))
    for input in try corpus(name) { target.read(input) }
    var mutator = Mutator(seeds: target.seeds, words: target.words, seed: 2023)
    for _ in 0..<150 { target.read(mutator.next()) }
  }

  /// What `scripts/fuzz` has found, kept for ever.
  private func corpus(_ name: String) throws -> [[UInt8]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Corpus/\(name)")
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
      [UInt8](try Data(contentsOf: folder.appending(path: $0)))
    }
  }
}
