/// Why a report cannot be made.
public enum ReportError: Error, Hashable, Sendable {
  /// No conference has this code.
  case unknownConference(String)
  /// The conference has nothing of this code: a session, a delegation, a band of rank.
  case unknown(noun: String, code: String)
  /// The report cannot answer that: a grouping, a filter, a moment in the past.
  case notAsked(report: String, what: String)
  /// The program that made the stored request knew a report that this one does not.
  case unreadable(String)
}
