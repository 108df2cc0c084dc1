import PostgreSQL

/// A handler whose types are hidden, so that a worker can hold handlers of many kinds.
struct ErasedHandler: Sendable {
  /// A job's work, with its input inside.
  typealias Work = @Sendable (CancellationFlag) throws -> Product

  /// A job's output, known by its type to its own handler only.
  struct Product: Sendable {
    let box: any Sendable
    let size: Int
  }

  private final class Box<Output: Sendable>: Sendable {
    let output: Output
    init(_ output: Output) { self.output = output }
  }

  let kind: JobKind
  let load: @Sendable ([Job], Database) throws -> [JobID: Work]
  let commit: @Sendable ([(job: Job, product: Product)], Database) throws -> Void
  let cancelled: @Sendable ([Job], Database) throws -> Void

  init<Handler: JobHandler>(_ handler: Handler) {
    kind = handler.kind
    load = { jobs, database in
      let inputs = try handler.load(jobs, in: database)
      var works: [JobID: Work] = [:]
      for job in jobs {
        guard let input = inputs[job.id] else { continue }
        works[job.id] = { cancellation in
          let output = try handler.work(job, input, cancellation: cancellation)
          return Product(box: Box(output), size: handler.size(of: output))
        }
      }
      return works
    }
    commit = { finished, database in
      let outputs = finished.compactMap { job, product in
        (product.box as? Box<Handler.Output>).map { (job: job, output: $0.output) }
      }
      precondition(outputs.count == finished.count, "a product came to the handler of another kind")
      try handler.commit(outputs, in: database)
    }
    cancelled = { jobs, database in try handler.cancelled(jobs, in: database) }
  }
}
