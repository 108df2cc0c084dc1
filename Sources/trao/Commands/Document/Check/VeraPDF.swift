import Foundation
import PostgreSQL

/// The validator of the PDF Association, asked for a second opinion where it is installed.
struct VeraPDF {
  /// What it says of one file by one profile.
  struct Verdict: Encodable {
    /// `2a` or `ua1`.
    let flavour: String
    let conforms: Bool
    /// Standard, clause and test of each rule that failed, or why the file was not checked.
    let failures: [String]
  }

  private static let flavours = ["2a", "ua1"]
  /// Java takes its time to start; after this long it hangs.
  private static let patience = Duration.seconds(300)

  private let path: String

  /// The program `verapdf` on the path.
  static var installed: VeraPDF? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let candidates = folders.map { "\($0)/verapdf" }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }.map(VeraPDF.init)
  }

  private init(_ path: String) { self.path = path }

  /// The verdicts on each file, in the order of the files.
  ///
  /// - Throws: A failure if the program does not do its work.
  func check(_ files: [String]) async throws -> [[Verdict]] {
    var verdicts = files.map { _ in [Verdict]() }
    for flavour in Self.flavours {
      let report = try await ask(flavour, files)
      guard let jobs = VeraPDFReport.read(report), jobs.count == files.count else {
        throw failure("its answer cannot be understood")
      }
      for (index, job) in jobs.enumerated() {
        verdicts[index].append(
          Verdict(flavour: flavour, conforms: job.isCompliant, failures: job.failures))
      }
    }
    return verdicts
  }

  private func failure(_ what: String) -> Failure {
    Failure(
      .unavailable, "veraPDF is installed, but \(what)", where: path,
      remedy: "run it by hand to see what it says, or take it off the path")
  }

  private func ask(_ flavour: String, _ files: [String]) async throws -> Data {
    let answer = FileManager.default.temporaryDirectory.appending(path: "trao-verapdf-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: answer) }
    let command =
      [path, "--flavour", flavour, "--format", "xml"]
      // No path may look like an option.
      + files.map { $0.hasPrefix("/") ? $0 : "./\($0)" }
    let child: ChildProcess
    do {
      // What it says on standard error would stand in the middle of the report.
      child = try ChildProcess(
        command, environment: ProcessInfo.processInfo.environment, log: answer.path, errors: "/dev/null")
    } catch {
      throw failure("it cannot be started: \(error.localizedDescription)")
    }
    let end = ContinuousClock.now + Self.patience
    do {
      while child.isRunning {
        guard ContinuousClock.now < end else { throw failure("it has not answered for five minutes") }
        try await Task.sleep(for: .milliseconds(20))
      }
    } catch {
      child.signal(SIGKILL)
      throw error
    }
    return (try? Data(contentsOf: answer)) ?? Data()
  }
}
