internal import Foundation
internal import JobQueue

/// What a job that makes a file is given.
struct RenderArguments: Codable, Hashable, Sendable {
  let conference: Int
  let document: Int

  /// The job; its kind is `documents.render`, or the later one.
  func job(_ kind: JobKind, batch: BatchID) -> NewJob {
    var job = NewJob(
      kind: kind, arguments: #"{"conference":\#(conference),"document":\#(document)}"#)
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
