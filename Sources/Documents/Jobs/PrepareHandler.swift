internal import Conferences
internal import Digests
internal import JobQueue
internal import PostgreSQL

/// Numbers the papers that are due: first all subjects are checked, then those that passed are numbered in running
/// order, in one transaction with the jobs that make their files.
///
/// Up to ``chunk`` subjects are one transaction: a failure numbers nobody, and no other batch gets a number in
/// between. What is above comes in further chunks, each asked for by the commit of the one before, so that memory
/// stays bounded (some 30 KB a subject; no layout is kept) and the numbers stay in order.
struct PrepareHandler: JobHandler {
  struct Input: Sendable {
    let arguments: PrepareArguments
    /// The papers' date.
    let dated: CalendarDate
    let subjects: [Subject]
    let issuer: Int
    let symbol: String?
    /// How the issuer's numbers read on the papers' day.
    let law: NumberLaw
    /// Whether number and day are left blank, to be entered once the paper is signed by hand.
    let awaitsNumber: Bool
    let hasMore: Bool
  }

  struct Output: Sendable {
    let input: Input
    /// Whose seal the papers will bear; nil for none.
    let seal: SealWords?
    /// In running order.
    var papers: [PreparedPaper] = []
    var refusals: [RefusedSubject] = []
  }

  var kind = DocumentJobs.prepare
  let press: Press
  /// Subjects a job.
  var chunk = 10_000

  func load(_ jobs: [Job], in database: Database) throws -> [JobID: Input] {
    var inputs: [JobID: Input] = [:]
    for job in jobs { inputs[job.id] = try load(job, in: database) }
    return inputs
  }

  private func load(_ job: Job, in database: Database) throws -> Input {
    let arguments = try PrepareArguments(job)
    let awaitsNumber = try arguments.kind.isNumbered && arguments.policy(in: database) == .afterSignature
    if arguments.kind.isNumbered, !awaitsNumber { try press.sealing?.checkKey(in: database) }
    let dated = try arguments.date(in: job.batch, database)
    let due = try arguments.due(batch: job.batch?.rawValue, limit: chunk + 1, in: database)
    let chosen = Array(due.prefix(chunk))
    var store = SubjectStore(conference: arguments.conference, dated: dated, in: database)
    let subjects = try arguments.changed(
      store.subjects(arguments.kind, chosen, session: arguments.session), in: database)
    let facts = try store.facts(.vi)
    return Input(
      arguments: arguments, dated: dated, subjects: subjects, issuer: facts.issuer, symbol: facts.symbol,
      law: try NumberLaw(on: dated, of: facts.issuer, in: database), awaitsNumber: awaitsNumber,
      hasMore: due.count > chunk)
  }

  func work(_ job: Job, _ input: Input, cancellation: CancellationFlag) throws -> Output {
    // A seal over a number that is written in later would not hold.
    let isSealed = input.arguments.kind.isNumbered && !input.awaitsNumber
    let seal = isSealed ? press.sealing?.words : nil
    var output = Output(input: input, seal: seal)
    var forms: [PaperLanguage: (form: Press.Form, numbers: NumberForm?)] = [:]
    for subject in input.subjects {
      try cancellation.check()
      let (form, numbers) =
        try forms[subject.language] ?? permanently { try self.form(input, subject.language) }
      forms[subject.language] = (form, numbers)
      let paper = PreparedPaper(
        subject: subject, form: form, numbers: numbers, publicID: RandomIdentifier().text)
      do throws(PaperFault) {
        // The number is not taken yet, nor the file sealed; one of five digits is as long as any, and so is noon.
        let number = input.awaitsNumber ? numbers?.blank : numbers?.text(88_888)
        var snapshot = paper.snapshot(
          number: number, dated: input.dated, settings: press.settings, seal: seal,
          awaitsNumber: input.awaitsNumber)
        if seal != nil { snapshot["seal.time"] = Sealing.anyTime(on: input.dated) }
        _ = try form.compiled.layOut(snapshot)
        output.papers.append(paper)
      } catch {
        output.refusals.append(RefusedSubject(subject: subject, reason: error.description))
      }
    }
    return output
  }

  private func form(
    _ input: Input, _ language: PaperLanguage
  ) throws -> (form: Press.Form, numbers: NumberForm?) {
    let form = try press.form(for: input.arguments.kind, language)
    return (form, try NumberForm(form, input.arguments.kind, symbol: input.symbol, law: input.law))
  }

  func size(of output: Output) -> Int { output.papers.count * 4_096 }

  func commit(_ finished: [(job: Job, output: Output)], in database: Database) throws {
    for (job, output) in finished {
      guard let batch = job.batch else { throw JobFailure("the job is in no batch", isPermanent: true) }
      try Numbering(settings: press.settings, batch: batch, output: output).commit(in: database)
      if output.input.hasMore {
        // Over midnight it stays one batch of one date.
        var arguments = output.input.arguments
        arguments.dated = output.input.dated
        var next = try arguments.job()
        next.batch = batch
        try JobQueue.enqueue(next, in: database)
      }
    }
  }

  /// A template that cannot be used does not get better by trying again.
  private func permanently<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch {
      throw JobFailure("\(error)", isPermanent: true)
    }
  }
}
