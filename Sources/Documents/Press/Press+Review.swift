internal import Conferences
internal import Foundation
public import PostgreSQL
internal import Signing

/// Whom or what papers of a kind can be for.
public struct Recipient: Sendable, Hashable {
  let reference: SubjectReference
  /// The language of its paper.
  public let language: PaperLanguage
  /// The organiser's own key of a guest, a project's code, or that of what a paper about many is about: a session's, a
  /// ceremony's, the conference's.
  public let code: String

  /// All of a kind at a conference, in running order, whether they have their papers already or not.
  public static func all(
    for kind: DocumentKind, conference: Int, in database: Database
  ) throws -> [Recipient] {
    switch kind.scope {
    case .guest:
      return try database.query(Statements.reviewGuests, conference, kind.rawValue).map {
        Recipient(
          reference: .participation(try $0.get("id")), language: try $0.get("language"),
          code: try $0.get("code"))
      }
    case .grant:
      return try database.query(Statements.reviewGrants, conference, kind.rawValue).map {
        Recipient(
          reference: .grant(try $0.get("id")), language: try $0.get("language"), code: try $0.get("code"))
      }
    case .whole:
      return try kind.languages.flatMap { language in
        var arguments = PrepareArguments(kind: kind, conference: conference, dated: nil)
        arguments.language = language
        var due = try arguments.due(batch: nil, limit: Int(Int32.max), in: database)
        if kind == .script {
          // The whole script, and that of each ceremony.
          for row in try database.query(Statements.ceremonyCodes, conference) {
            arguments.ceremony = try row.get("id")
            due += try arguments.due(batch: nil, limit: 1, in: database)
          }
        }
        return due.map {
          Recipient(reference: $0.reference, language: language, code: $0.reference.whole?.code ?? "")
        }
      }
    }
  }
}

/// Something that is wrong with one recipient's paper.
public struct ReviewFinding: Sendable, Hashable {
  public let recipient: Recipient
  public let problem: PaperProblem
}

extension Press {
  /// Looks at the papers of recipients without making them, unsigned and with the seal of each key in use; those whose
  /// language the template has no words in are left out.
  public func review(
    _ recipients: [Recipient], with form: TemplateForm, conference: Int, dated: CalendarDate,
    in database: Database
  ) throws -> [ReviewFinding] {
    var findings: [ReviewFinding] = []
    let seals = try form.kind.isNumbered ? Self.sealsInUse(in: database) : []
    for (recipient, paper) in try papers(
      for: recipients, with: form, conference: conference, dated: dated, in: database)
    {
      var problems: [PaperProblem] = []
      for seal in [nil] + seals {
        let snapshot = trial(of: paper, dated: dated, seal: seal)
        problems += paper.form.compiled.review(snapshot).filter { !problems.contains($0) }
      }
      findings += problems.map { ReviewFinding(recipient: recipient, problem: $0) }
    }
    return findings
  }

  /// Whose seals papers may bear: they print names, which may be too long.
  private static func sealsInUse(in database: Database) throws -> [SealWords] {
    try SigningKeys.list(in: database).filter { $0.retiredAt == nil }.map {
      SealWords(key: $0.id, signer: $0.certificate.name, organisation: $0.certificate.organisation)
    }
  }

  /// The day of papers that are made now, in the conference's zone.
  /// - Throws: ``DocumentError`` `.noSuchConference`.
  public static func today(at conference: Int, in database: Database) throws -> CalendarDate {
    guard let row = try database.query(Statements.conferenceDay, conference, Date?.none).first else {
      throw DocumentError.noSuchConference
    }
    return try row.get("day")
  }

  /// The papers of recipients, before they are numbered, in the recipients' order.
  func papers(
    for recipients: [Recipient], with form: TemplateForm, conference: Int, dated: CalendarDate,
    in database: Database
  ) throws -> [(Recipient, PreparedPaper)] {
    let wanted = recipients.filter { form.forms[$0.language] != nil }
    var store = SubjectStore(conference: conference, dated: dated, in: database)
    let facts = try store.facts(.vi)
    let law = try NumberLaw(on: dated, of: facts.issuer, in: database)
    let subjects = try store.subjects(
      form.kind, wanted.map { DueSubject(reference: $0.reference, language: $0.language) })
    let known = Dictionary(
      subjects.map { (DueSubject(reference: $0.reference, language: $0.language), $0) }
    ) { first, _ in first }
    return try wanted.compactMap { recipient in
      let due = DueSubject(reference: recipient.reference, language: recipient.language)
      guard let subject = known[due], let press = form.forms[subject.language] else { return nil }
      let numbers = try NumberForm(press, form.kind, symbol: facts.symbol ?? "", law: law)
      return (
        recipient, PreparedPaper(subject: subject, form: press, numbers: numbers, publicID: Self.sampleID)
      )
    }
  }

  /// What a paper would print: with a number as long as any, and with a seal or the mark of papers nobody has signed.
  func trial(
    of paper: PreparedPaper, dated: CalendarDate, seal: SealWords? = nil
  ) -> Snapshot {
    var snapshot = paper.snapshot(
      number: paper.numbers?.text(88_888), dated: dated, settings: settings, seal: seal)
    if seal != nil { snapshot["seal.time"] = Sealing.anyTime(on: dated) }
    return snapshot
  }

  /// An identifier as long as any.
  static let sampleID = "K7QM2XHAQ4ZT5WCB3DRNFYJ6UE"
}

extension SubjectReference {
  /// The number of the guest or grant; 0 for what is about many.
  var id: Int {
    switch self {
    case .participation(let id), .grant(let id): id
    case .whole: 0
    }
  }
}
