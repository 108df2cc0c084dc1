internal import Foundation
internal import JobQueue
internal import PostgreSQL
internal import Reports
internal import Spreadsheets

/// Makes the reports that are due: each is asked in one snapshot of the data, and kept with its bytes.
struct ReportHandler: JobHandler {
  struct Input: Sendable {
    let conference: Int
    let run: Int
    /// nil where it is made already.
    let answer: Report?
    let format: ReportFormat
  }

  struct Output: Sendable {
    let input: Input
    let bytes: [UInt8]
  }

  private struct Arguments: Decodable {
    let conference, run: Int
  }

  let kind = DocumentJobs.report
  let press: Press

  func load(_ jobs: [Job], in database: Database) throws -> [JobID: Input] {
    var inputs: [JobID: Input] = [:]
    for job in jobs {
      let arguments = try JSONDecoder().decode(Arguments.self, from: Data(job.arguments.utf8))
      // Totals and rows come from several queries and must agree.
      inputs[job.id] = try database.transaction(
        .repeatableRead, settings: ["transaction_read_only": "on"]
      ) { try load(arguments, in: $0) }
    }
    return inputs
  }

  private func load(_ arguments: Arguments, in database: Database) throws -> Input {
    let run = try permanently { try ReportRuns.show(arguments.run, of: arguments.conference, in: database) }
    var answer: Report?
    if run.made == nil {
      guard let question = run.question else {
        throw JobFailure("report \(run.id): this version knows no report \(run.name)", isPermanent: true)
      }
      let code: String = try database.query(Statements.conferenceCode, arguments.conference).one().get("code")
      answer = try permanently {
        try question.answer(for: code, withTotals: run.format.hasTotals, in: database)
      }
    }
    return Input(conference: arguments.conference, run: run.id, answer: answer, format: run.format)
  }

  func work(_ job: Job, _ input: Input, cancellation: CancellationFlag) throws -> Output {
    guard let answer = input.answer else { return Output(input: input, bytes: []) }
    do {
      return Output(input: input, bytes: try ReportFile.bytes(answer, as: input.format) { press })
    } catch  where error is PaperFault || error is TemplateError {
      throw JobFailure("report \(input.run): \(error)", isPermanent: true)
    } catch let error as WorkbookError {
      throw JobFailure("report \(input.run): \(error)", isPermanent: error.isLimit)
    }
  }

  func size(of output: Output) -> Int { output.bytes.count }

  func commit(_ finished: [(job: Job, output: Output)], in database: Database) throws {
    for (_, output) in finished {
      guard let answer = output.input.answer else { continue }
      try database.query(
        Statements.insertReportResult, output.input.conference, output.input.run, answer.asOf.date,
        Bytes(output.bytes), answer.isNo)
    }
  }

  /// What was asked for and is not there does not come by asking again.
  private func permanently<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as ReportError {
      throw JobFailure("\(error)", isPermanent: true)
    } catch let error as ReportRunError {
      throw JobFailure("\(error)", isPermanent: true)
    }
  }
}
