import ArgumentParser

/// `trao job …`
struct JobCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "job", "Look at single jobs, try them again, cancel them.",
    verbs: [JobList.self, JobShow.self, JobRetry.self, JobCancel.self])
}
