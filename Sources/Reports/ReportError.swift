internal import StrictYAML

/// Why a report cannot be made.
public enum ReportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No conference has this code.
  case unknownConference(String)
  /// The conference has nothing of this code: a session, a delegation, a band of rank.
  case unknown(noun: String, code: String)
  /// The report cannot answer that: a grouping, a filter, a moment in the past.
  case notAsked(report: String, what: String)
  /// The program that made the stored request knew a report that this one does not.
  case unreadable(String)

  /// What is the matter, as a sentence without a full stop.
  public var message: String { parts.message }

  /// What to do about it.
  public var remedy: String { parts.remedy }

  public var description: String { "\(message); \(remedy)" }

  private var parts: (message: String, remedy: String) {
    switch self {
    case .unknownConference(let code):
      ("there is no conference \(Quotation.quoted(code))", "`trao conference list` shows them")
    case .unknown(let noun, let code):
      (
        "there is no \(noun) \(Quotation.quoted(code))",
        "`trao conference show` and the list commands show what there is"
      )
    case .notAsked(let report, let what):
      ("the report \(report) cannot tell \(what)", "see `trao help report \(report)`")
    case .unreadable(let what):
      ("\(what) cannot be read", "use the version of the program that wrote it")
    }
  }
}
