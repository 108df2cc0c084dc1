import Foundation
import JobQueue
import Reports

/// Times and counts in tables and sentences.
enum Wording {
  /// A moment by the clock of this machine, with its offset: `2026-11-21 08:00+07:00`, `2026-11-21 01:00Z`.
  static func time(_ date: Date?) -> String {
    guard let date else { return "-" }
    let time = ConferenceTime(date, in: .current)
    return time.short + time.rfc3339.dropFirst("2026-11-21T08:00:00".count)
  }

  /// `1 job`, `2 jobs`.
  static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number) \(number == 1 ? one : many ?? one + "s")"
  }
}
