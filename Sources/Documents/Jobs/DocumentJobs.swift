public import JobQueue

/// The kinds of jobs that make papers, and who does them.
public enum DocumentJobs {
  /// Checks subjects, numbers their papers and asks for a file each.
  public static let prepare: JobKind = "documents.prepare"
  /// Makes the file of one numbered document.
  public static let render: JobKind = "documents.render"
  /// Makes one report that was asked for at a time.
  public static let report: JobKind = "documents.report"

  /// The handlers for a worker.
  public static func handlers(press: Press) -> [any JobHandler] {
    [PrepareHandler(press: press), RenderHandler(press: press), ReportHandler(press: press)]
  }
}
