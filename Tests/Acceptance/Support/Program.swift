import Foundation
import Testing

/// The built program, run as people and scripts run it.
struct Program: Sendable {
  /// How a run ended.
  struct Outcome: Sendable {
    let status: Int32
    let output: String
    let errors: String

    /// The output as JSON.
    func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(output.utf8)) }
  }

  /// Where the program's home is: nothing outside it is read or written.
  let home: URL
  /// Options that every command gets, such as `--database`.
  var common: [String] = []
  /// Folders that are searched for other programs.
  var path = "/usr/bin:/bin"
  /// Where commands run that name files without their folder; nil for wherever the tests run.
  var workingFolder: URL?

  /// The program beside the test bundle.
  static let path: String = {
    let bundle = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let candidates = [bundle, CommandLine.arguments[0]].map {
      URL(filePath: $0).deletingLastPathComponent().appending(path: "trao").path
    }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "trao"
  }()

  /// Runs a command to its end.
  @discardableResult
  func run(_ arguments: String...) async throws -> Outcome { try await run(arguments) }

  func run(_ arguments: [String]) async throws -> Outcome {
    let service = try start(arguments)
    let status = await service.waitForEnd()
    return Outcome(status: status, output: service.output, errors: service.errors)
  }

  /// Runs a command that must end well, and gives its output.
  @discardableResult
  func succeed(
    _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Outcome {
    try await succeed(arguments, sourceLocation: sourceLocation)
  }

  @discardableResult
  func succeed(
    _ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Outcome {
    let outcome = try await run(arguments)
    try #require(
      outcome.status == 0, "trao \(arguments.joined(separator: " ")): \(outcome.errors)",
      sourceLocation: sourceLocation)
    return outcome
  }

  /// Starts a command that goes on.
  func start(_ arguments: [String]) throws -> RunningProgram {
    let words = [Self.path] + arguments + common
    let line = workingFolder.map { ["/bin/sh", "-c", #"cd "$0" && exec "$@""#, $0.path] + words } ?? words
    return try RunningProgram(
      line[0], Array(line.dropFirst()),
      environment: [
        "HOME": home.path, "PATH": path, "LANG": "C.UTF-8", "TZ": "UTC", "TMPDIR": home.path,
      ],
      home: home)
  }
}
