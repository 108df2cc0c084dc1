import Foundation
import JobQueue
import Reports

/// Times and counts in tables and sentences.
enum Wording {
  /// A moment by the clock of this machine: `2026-11-21 08:00`.
  static func time(_ date: Date?) -> String {
    date.map { ConferenceTime($0, in: .current).short } ?? "-"
  }

  /// `1 job`, `2 jobs`.
  static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number) \(number == 1 ? one : many ?? one + "s")"
  }
}
