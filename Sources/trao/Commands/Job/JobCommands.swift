import ArgumentParser

/// `trao job …`
struct JobCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "job", "Look at single jobs, follow them, try them again, cancel them.",
    verbs: [JobList.self, JobShow.self, JobWatch.self, JobRetry.self, JobCancel.self])
}
