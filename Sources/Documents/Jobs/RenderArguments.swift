internal import Foundation
internal import JobQueue

/// What a job `documents.render` is given.
struct RenderArguments: Codable, Hashable, Sendable {
  let conference: Int
  let document: Int

  func job(batch: BatchID) -> NewJob {
    var job = NewJob(
      kind: DocumentJobs.render, arguments: #"{"conference":\#(conference),"document":\#(document)}"#)
    job.batch = batch
    return job
  }

  init(conference: Int, document: Int) {
    (self.conference, self.document) = (conference, document)
  }

  init(_ job: Job) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(job.arguments.utf8))
  }
}
