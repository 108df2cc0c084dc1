public import Foundation
internal import Reports
internal import StrictYAML

/// Why a report that was asked for cannot be had.
public enum ReportRunError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The conference has no report of this number.
  case noSuchRun(Int)
  /// It is not made yet.
  case notMade(Int, dueAt: Date)
  /// The key names another request, which was recorded at that time.
  case otherUnderKey(String, recordedAt: Date)

  /// What is the matter, as a sentence without a full stop.
  public var message: String { parts.message }

  /// What to do about it.
  public var remedy: String { parts.remedy }

  public var description: String { "\(message); \(remedy)" }

  private var parts: (message: String, remedy: String) {
    switch self {
    case .noSuchRun(let id): ("there is no report \(id)", "`trao report list` shows which there are")
    case .notMade(let id, let dueAt):
      (
        "report \(id) is not made yet: it is due at \(ConferenceTime(dueAt, in: .current).rfc3339)",
        "a daemon makes it then: see `trao batch list`, `trao doctor`"
      )
    case .otherUnderKey(let key, let recordedAt):
      (
        "the key \(Quotation.quoted(key)) names another report, asked for at "
          + ConferenceTime(recordedAt, in: .current).rfc3339,
        "use a key of its own"
      )
    }
  }
}
