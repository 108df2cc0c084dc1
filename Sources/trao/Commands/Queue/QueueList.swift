import ArgumentParser
import Foundation
import JobQueue
import PostgreSQL
import Reports

/// `trao queue list`
struct QueueList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List the queues, with what lies in each.", example: "trao queue list --json")

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let name: String
    let deferred, ready, running, dead: Int
    let oldestReadySeconds: Double?
    let pausedAt: Date?
    let pausedBy: String?
  }

  func run() async throws {
    let queues = try await database.withPool { pool in try await pool.run { try Queues.list(in: $0) } }
    let records = queues.map { queue in
      Record(
        name: queue.name, deferred: queue.deferred, ready: queue.ready, running: queue.running,
        dead: queue.dead,
        oldestReadySeconds: queue.oldestReadyAge?.seconds, pausedAt: queue.pausedAt, pausedBy: queue.pausedBy)
    }
    try output.print(records) { width in
      guard !queues.isEmpty else { return "No queue holds jobs.\n" }
      var table = TextTable([
        .text("queue"), .number("deferred"), .number("ready"), .number("running"), .number("dead"),
        .number("oldest"), .text("paused"),
      ])
      for queue in queues {
        table.add([
          queue.name, "\(queue.deferred)", "\(queue.ready)", "\(queue.running)", "\(queue.dead)",
          queue.oldestReadyAge.map { "\(Int($0.seconds)) s" } ?? "-",
          queue.pausedAt.map { "since \(Wording.time($0)) by \(queue.pausedBy ?? "?")" } ?? "",
        ])
      }
      return table.text(width: width)
    }
  }
}
