internal import JobQueue
internal import PDF
internal import PostgreSQL

/// Makes the files of numbered documents: each a pure function of its snapshot and its template.
///
/// A sealed one is that but for its seal, of which no two are alike: it is made once, and whoever does its job again
/// finds it stored.
struct RenderHandler: JobHandler {
  enum Input: Sendable {
    case paper(Paper)
    /// It has its file already, or was voided: nothing is left to do.
    case settled
  }

  enum Output: Sendable {
    case file(Paper, form: Press.Form, strike: Strike, seal: SealRecord?)
    case settled
  }

  var kind = DocumentJobs.render
  let press: Press

  /// Until a paper asks again for the time-stamp that it did not get.
  private static let timestampPause: Duration = .seconds(15)

  func load(_ jobs: [Job], in database: Database) throws -> [JobID: Input] {
    let wanted = try Dictionary(jobs.map { (try RenderArguments($0), $0.id) }) { first, _ in first }
    let arguments = Array(wanted.keys)
    var sources = press.sources
    let rows = try database.query(
      Statements.documentsToRender, arguments.map(\.conference), arguments.map(\.document),
      Array(sources.keys))
    var inputs: [JobID: Input] = [:]
    for row in rows {
      let hash: String = try row.get("template_hash")
      // Even where the first document of a template needs no file: the others come without its files.
      if let files: String = try row.optional("template_files") {
        sources[hash] = try TemplateStore.source(name: try row.get("template_name"), json: files)
      }
      let arguments = RenderArguments(
        conference: try row.get("conference_id"), document: try row.get("id"))
      guard let job = wanted[arguments] else { continue }
      guard try row.get("state", as: String.self) == "numbered" else {
        inputs[job] = .settled
        continue
      }
      guard let source = sources[hash] else { throw DocumentError.unreadable("a stored template") }
      inputs[job] = .paper(try Paper(row, arguments, source: source, hash: hash))
    }
    return inputs
  }

  func work(_ job: Job, _ input: Input, cancellation: CancellationFlag) throws -> Output {
    guard case .paper(let paper) = input else { return .settled }
    do {
      let form = try press.form(hash: paper.templateHash, kind: paper.kind, paper.language) { paper.source }
      guard let order = paper.seal else {
        let strike = try form.compiled.strike(paper.snapshot, about: paper.information)
        return .file(paper, form: form, strike: strike, seal: nil)
      }
      let sealing = try Sealing.chosen(by: order, from: press.sealing)
      let (strike, record) = try sealing.seal(paper, form.compiled, by: order)
      return .file(paper, form: form, strike: strike, seal: record)
    } catch let error as SealingFault {
      // A time-stamp server that is away is no fault of the paper's, however long it lasts. A key comes back too, if
      // somebody sees to it.
      if case .noTimestamp = error {
        throw JobFailure("document \(paper.name): \(error)", then: .postponement(Self.timestampPause))
      }
      throw JobFailure("document \(paper.name): \(error)")
    } catch {
      // It passed the same check before it was numbered; another attempt would end the same.
      throw JobFailure("document \(paper.name): \(error)", isPermanent: true)
    }
  }

  func size(of output: Output) -> Int {
    if case .file(_, _, let strike, _) = output { strike.bytes.count } else { 0 }
  }

  func commit(_ finished: [(job: Job, output: Output)], in database: Database) throws {
    var files = FileRows()
    var forms: [String: Press.Form] = [:]
    for (_, output) in finished {
      guard case .file(let paper, let form, let strike, let seal) = output else { continue }
      forms[form.compiled.plate.hash] = form
      try files.append(paper, form.compiled.plate, strike, seal)
    }
    guard !files.isEmpty else { return }
    // The plate is there already unless fonts or engine have changed since the number was taken.
    try TemplateStore.keep(forms.sorted { $0.key < $1.key }.map(\.value), in: database)
    try files.insert(in: database)
  }

  func cancelled(_ jobs: [Job], in database: Database) throws {
    try Cancellations.void(jobs, reason: "its job was cancelled", in: database)
  }
}
