public import JobQueue

/// The kinds of jobs that make papers, and who does them.
///
/// A daemon takes only the kinds of jobs that it knows. Papers that came later have kinds of their own: a daemon of an
/// older version, which would take them for faulty and give them up, leaves them to a newer one.
public enum DocumentJobs {
  /// Checks subjects, numbers their papers and asks for a file each.
  public static let prepare: JobKind = "documents.prepare"
  /// The same for the papers of a whole conference, and for reply forms.
  public static let prepareLater: JobKind = "documents.prepare-2"
  /// Makes the file of one numbered document.
  public static let render: JobKind = "documents.render"
  /// The same for the papers of a whole conference, for reply forms, and for papers that get their numbers later.
  public static let renderLater: JobKind = "documents.render-2"
  /// Makes one report that was asked for at a time.
  public static let report: JobKind = "documents.report"

  /// Those that number papers.
  public static let preparing: Set<JobKind> = [prepare, prepareLater]
  /// Those that make files.
  static let rendering: Set<JobKind> = [render, renderLater]

  /// The handlers for a worker.
  public static func handlers(press: Press) -> [any JobHandler] {
    [
      PrepareHandler(press: press), PrepareHandler(kind: prepareLater, press: press),
      RenderHandler(press: press), RenderHandler(kind: renderLater, press: press),
      ReportHandler(press: press),
    ]
  }
}

extension DocumentKind {
  /// Whether the first version of the program knows it.
  var isOfFirstVersion: Bool {
    switch self {
    case .invitation, .card, .presentation, .datasheet, .attendance, .badge: true
    default: false
    }
  }
}
