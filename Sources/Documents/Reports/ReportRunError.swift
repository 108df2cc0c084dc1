public import Foundation

/// Why a report that was asked for cannot be had.
public enum ReportRunError: Error, Hashable, Sendable {
  /// The conference has no report of this number.
  case noSuchRun(Int)
  /// It is not made yet.
  case notMade(Int, dueAt: Date)
  /// The key names another request, which was recorded at that time.
  case otherUnderKey(String, recordedAt: Date)
}
