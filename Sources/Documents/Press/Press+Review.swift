internal import Foundation
public import PostgreSQL

/// Whom or what papers of a kind can be for.
public struct Recipient: Sendable, Hashable {
  let id: Int
  /// The language of its paper.
  public let language: PaperLanguage
  /// The organiser's own key of a guest, or a project's code.
  public let code: String

  /// All of a kind at a conference, in running order, whether they have their papers already or not.
  public static func all(
    for kind: DocumentKind, conference: Int, in database: Database
  ) throws -> [Recipient] {
    let statement =
      switch kind {
      case .invitation, .card, .attendance, .badge: Statements.reviewGuests
      case .presentation, .datasheet: Statements.reviewGrants
      }
    return try database.query(statement, conference, kind.rawValue).map { row in
      Recipient(id: try row.get("id"), language: try row.get("language"), code: try row.get("code"))
    }
  }
}

/// Something that is wrong with one recipient's paper.
public struct ReviewFinding: Sendable, Hashable {
  public let recipient: Recipient
  public let problem: PaperProblem
}

extension Press {
  /// Looks at the papers of recipients without making them; those whose language the template has no words in are
  /// left out.
  public func review(
    _ recipients: [Recipient], with form: TemplateForm, conference: Int, dated: CalendarDate,
    in database: Database
  ) throws -> [ReviewFinding] {
    var findings: [ReviewFinding] = []
    for (recipient, paper) in try papers(
      for: recipients, with: form, conference: conference, dated: dated, in: database)
    {
      let snapshot = try trial(of: paper, kind: form.kind, dated: dated)
      findings += paper.form.compiled.review(snapshot).map {
        ReviewFinding(recipient: recipient, problem: $0)
      }
    }
    return findings
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
    let subjects = try store.subjects(form.kind, wanted.map { ($0.id, $0.language) })
    let byID = Dictionary(subjects.map { ($0.reference.id, $0) }) { first, _ in first }
    return wanted.compactMap { recipient in
      guard let subject = byID[recipient.id], let press = form.forms[subject.language] else { return nil }
      return (recipient, PreparedPaper(subject: subject, form: press, publicID: Self.sampleID))
    }
  }

  /// What a paper would print: with a number as long as any, and with the mark of papers nobody has signed.
  func trial(of paper: PreparedPaper, kind: DocumentKind, dated: CalendarDate) throws -> Snapshot {
    let number =
      kind.isNumbered ? Numbering.text(88_888, paper.form, symbol: "UBND", dated: dated) : nil
    return paper.snapshot(number: number, dated: dated, settings: settings, seal: nil)
  }

  /// An identifier as long as any.
  static let sampleID = "K7QM2XHAQ4ZT5WCB3DRNFYJ6UE"
}

extension SubjectReference {
  /// The number of the guest or grant.
  var id: Int {
    switch self {
    case .participation(let id), .grant(let id): id
    }
  }
}
