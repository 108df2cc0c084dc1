import Conferences
import Foundation
import TestSupport

/// Whole conferences: the files of a folder in one input.
public final class FolderTarget: FuzzTarget {
  public static let name = "folder"
  public let seeds: [[UInt8]]
  public let words = [
    "- ", "  ", ": ", "{", "}", "[", "]", "&a ", "*a", "<<: *a", "|\n", "!!binary ", "\"\\u0000\"", "\u{7F}",
    "null",
    "-1", "9223372036854775807", "1e999", "2024-02-30", "2023-11-17T25:00:00+99:99", "9999-12-31T23:59:59Z",
    "minutes: 1440", "row_count: 200", "value: 1e400", "capital: 999999999999999999.99", "starts_at: ",
    "\n=== attendance.csv\n", "\n=== law.yaml\n", "\n=== seating.yaml\n", "code: ", "parent: S1",
  ]
  private let folder: URL

  public init() throws {
    let sample = repositoryRoot.appending(path: "config/samples/qn-jp-2023")
    var files: [String: [UInt8]] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: sample.path) {
      files[file] = [UInt8](try Data(contentsOf: sample.appending(path: file)))
    }
    // Small ones change in more places: the files that others lean on, and one more each.
    let base: Set = ["conference.yaml", "organisations.yaml", "people.yaml"]
    seeds =
      [PartedInput.joined(files)]
      + files.keys.sorted().filter { !base.contains($0) }.map { name in
        PartedInput.joined(files.filter { $0.key == name || base.contains($0.key) })
      }
    folder = FileManager.default.temporaryDirectory.appending(path: "trao-fuzz-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  public func read(_ input: [UInt8]) {
    let files = PartedInput.files(input).filter { !$0.key.isEmpty && $0.key.utf8.allSatisfy(Self.isPlain) }
    defer { for name in files.keys { try? FileManager.default.removeItem(at: folder.appending(path: name)) } }
    for (name, bytes) in files { try? Data(bytes).write(to: folder.appending(path: name)) }
    _ = try? ConferenceFolder.read(folder)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    97...122 ~= byte || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
  }
}
