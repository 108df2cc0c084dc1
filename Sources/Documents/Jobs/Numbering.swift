internal import Conferences
internal import Digests
internal import JobQueue
internal import PostgreSQL

/// The transaction in which papers come to be: numbers, documents, and a job for each file.
struct Numbering {
  let settings: DocumentSettings
  let batch: BatchID
  let output: PrepareHandler.Output

  private var arguments: PrepareArguments { output.input.arguments }
  private var dated: CalendarDate { output.input.dated }

  func commit(in database: Database) throws {
    try refuse(output.refusals, in: database)
    try database.query(Statements.lockPapers, arguments.conference)
    let papers = try arguments.kind.isAboutMany ? changed(in: database) : stillDue(in: database)
    guard !papers.isEmpty else { return }
    let forms = Dictionary(papers.map { ($0.form.hash + $0.subject.language.rawValue, $0.form) }) {
      first, _ in
      first
    }
    try TemplateStore.keep(forms.sorted { $0.key < $1.key }.map(\.value), in: database)
    let numbered = try number(papers, in: database)
    try insert(numbered, in: database)
    if [.invitation, .card].contains(arguments.kind) {
      let invited = papers.compactMap(\.subject.reference.participation)
      try database.query(Statements.markInvited, arguments.conference, invited)
    }
  }

  /// Leaves out who got a paper from somebody else since the subjects were read, and who is to have none any more.
  private func stillDue(in database: Database) throws -> [PreparedPaper] {
    let due = try Set(
      arguments.due(batch: batch.rawValue, limit: Int(Int32.max), in: database).map(\.id))
    return output.papers.filter { due.contains($0.subject.reference.id) }
  }

  /// Leaves out papers about many that somebody else made meanwhile, and says which document each of the others stands in
  /// the place of.
  private func changed(in database: Database) throws -> [PreparedPaper] {
    var papers: [PreparedPaper] = []
    var waiting: [RefusedSubject] = []
    for var paper in output.papers {
      guard let whole = paper.subject.reference.whole else { continue }
      let current = try CurrentWhole.find(
        arguments.kind, whole, paper.subject.language, conference: arguments.conference, in: database)
      guard let current else {
        paper.supersedes = arguments.reissues
        papers.append(paper)
        continue
      }
      if try arguments.reissues == nil && current.isSame(as: paper.subject, dated: arguments.dated) {
        continue
      }
      guard current.state.isReleased else {
        waiting.append(
          RefusedSubject(
            subject: paper.subject,
            reason:
              "the document \(current.publicID), in whose place it would stand, has no file yet; wait for it or "
              + "cancel its job, and ask again"))
        continue
      }
      paper.supersedes = current.document
      papers.append(paper)
    }
    try refuse(waiting, in: database)
    return papers
  }

  private struct Numbered {
    let paper: PreparedPaper
    var register: Int?
    var number: Int?
    var symbol: String?
  }

  /// Takes one range of numbers a series, in one statement each; series in a fixed order, so that two
  /// transactions never wait for each other.
  private func number(_ papers: [PreparedPaper], in database: Database) throws -> [Numbered] {
    guard arguments.kind.isNumbered, !output.input.awaitsNumber else {
      return papers.map { Numbered(paper: $0) }
    }
    let bySeries = Dictionary(grouping: papers.indices) { papers[$0].numbers?.series ?? "" }
    var numbered: [Int: Numbered] = [:]
    for (series, indices) in bySeries.sorted(by: { $0.key < $1.key }) {
      let taken = try Register.take(
        indices.count, organisation: output.input.issuer, year: dated.year, series: series,
        in: database)
      for (index, number) in zip(indices, taken.numbers) {
        numbered[index] = Numbered(
          paper: papers[index], register: taken.register, number: number,
          symbol: papers[index].numbers?.text(number))
      }
    }
    return papers.indices.compactMap { numbered[$0] }
  }

  private func insert(_ numbered: [Numbered], in database: Database) throws {
    let ids = try database.query(Statements.reserveDocuments, numbered.count).map {
      try $0.get(0, as: Int.self)
    }
    let kind =
      arguments.kind.isOfFirstVersion && !output.input.awaitsNumber
      ? DocumentJobs.render : DocumentJobs.renderLater
    let jobs = try JobQueue.enqueue(
      ids.map {
        RenderArguments(conference: arguments.conference, document: $0).job(kind, batch: batch)
      },
      in: database)
    let snapshots = try numbered.map {
      let awaitsNumber = output.input.awaitsNumber
      let number =
        awaitsNumber ? $0.paper.numbers?.blank : $0.symbol
      return try $0.paper.snapshot(
        number: number, dated: dated, settings: settings, seal: output.seal, awaitsNumber: awaitsNumber
      ).canonicalJSON()
    }
    let wholes = numbered.map(\.paper.subject.reference.whole)
    try database.query(
      Statements.insertDocuments, arguments.conference, arguments.kind.rawValue,
      numbered.map { $0.paper.subject.reference.whole?.session ?? arguments.session }, dated, batch.rawValue,
      ids, numbered.map(\.paper.subject.language.rawValue),
      numbered.map(\.paper.subject.reference.participation), numbered.map(\.paper.subject.reference.grant),
      numbered.map(\.register), numbered.map(\.number), numbered.map(\.symbol),
      numbered.map(\.paper.publicID), numbered.map(\.paper.form.hash), snapshots, jobs.map(\.rawValue),
      numbered.map { $0.paper.supersedes ?? arguments.reissues }, output.seal?.key,
      wholes.map { $0?.ceremony },
      wholes.map { $0?.delegation },
      try numbered.map { $0.paper.subject.reference.whole == nil ? nil : try $0.paper.subject.digest().hex },
      output.input.awaitsNumber)
  }

  private func refuse(_ refusals: [RefusedSubject], in database: Database) throws {
    guard !refusals.isEmpty else { return }
    let subjects = refusals.map(\.subject)
    let wholes = subjects.map(\.reference.whole)
    try database.query(
      Statements.insertRefusals, arguments.conference, batch.rawValue, arguments.kind.rawValue,
      subjects.map(\.language.rawValue), subjects.map(\.reference.participation),
      subjects.map(\.reference.grant), refusals.map(\.reason), wholes.map { $0?.session },
      wholes.map { $0?.ceremony }, wholes.map { $0?.delegation })
  }
}
