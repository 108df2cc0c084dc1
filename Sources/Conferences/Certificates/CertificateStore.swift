import Foundation
public import PostgreSQL
import StrictYAML

/// The life of certificates: drafted, checked, signed, issued; then amended, reissued or revoked. What the authority
/// did is recorded here with its day; Trao never makes the certificate.
///
/// Every function is called inside `pool.change(as:)`. A key that is known already records nothing and gives the
/// project as it is; for anything else it is refused with the moment it was recorded.
public enum CertificateStore {
  /// Begins the first certificate of a project.
  ///
  /// - Parameters:
  ///   - code: The project's.
  ///   - authority: Code of the body that issues it; it is not who hands it over on stage.
  ///   - form: Its form; nil for the one in force on the day of application, else today.
  ///   - appliedOn: The day of the application for it.
  ///   - database: In a transaction with an actor.
  /// - Returns: The project as it is now.
  /// - Throws: ``ConferenceError`` `.noSuchRecord`; `.refused` where there is a certificate already.
  public static func draft(
    _ code: String, authority: String, form: String? = nil, appliedOn: CalendarDate? = nil,
    in database: Database
  ) throws -> Project {
    let project = try ProjectStore.find(code, in: database)
    guard project.certificates.isEmpty else {
      throw ConferenceError(
        .refused, "project \(code) has a certificate already", remedy: "amend it: trao project amend \(code)")
    }
    guard try StoredOrganisations.entries([authority], in: database)[authority] != nil else {
      throw ConferenceError(
        .noSuchRecord, "there is no organisation \(authority)", remedy: "trao organisation list shows them")
    }
    return try BrokenRule.explained {
      try database.query(
        Statements.draftCertificate, project.id, 0, authority,
        try form ?? self.form("certificate-new", on: appliedOn, nil, database), appliedOn)
      return try ProjectStore.find(code, in: database)
    }
  }

  /// Records the next step of the latest certificate: checked, signed or issued. An amendment that is issued
  /// supersedes the one before in the same moment: that keeps what it said, and what was handed over of it stays.
  ///
  /// - Parameters:
  ///   - code: The project's.
  ///   - state: `.checked`, `.signed` or `.issued`; steps between may be left out.
  ///   - day: On which the authority took it.
  ///   - key: Names the step; nil makes one.
  ///   - database: In a transaction with an actor.
  /// - Returns: The project as it is now.
  /// - Throws: ``ConferenceError`` `.noSuchRecord`, or `.refused` where it is that far already or a rule forbids it.
  public static func advance(
    _ code: String, to state: CertificateState, on day: CalendarDate, key: String? = nil,
    in database: Database
  ) throws -> Project {
    let project = try locked(code, in: database)
    let latest = project.certificates.last?.amendment
    let certificate = try project.certificate(latest)
    if try isKnown(key, state.rawValue, on: day, of: project, in: database) {
      return project
    }
    guard state.progress > certificate.state.progress else {
      throw ConferenceError(
        .refused, "the certificate of project \(code) is \(certificate.state.rawValue) already",
        remedy:
          "trao project show \(code) tells what was recorded; an amendment begins with trao project amend")
    }
    try refuse(day, before: project.inForce?.issuedOn, of: code)
    return try BrokenRule.explained {
      try move(certificate, to: state, on: day, key: key, of: project, in: database)
      return try ProjectStore.find(code, in: database)
    }
  }

  /// Records an amendment: the next number, the same code and date of first issue, and what is different.
  ///
  /// - Parameters:
  ///   - code: The project's.
  ///   - facts: What the amended certificate says otherwise.
  ///   - day: The day of its issue, from which it is in force and the former superseded; nil while it is drafted.
  ///   - form: Its form; nil for the one in force on its day.
  ///   - key: Names the issue; nil makes one.
  ///   - database: In a transaction with an actor.
  /// - Returns: The project as it is now.
  /// - Throws: ``ConferenceError`` `.noSuchRecord`, or `.refused` where no certificate is in force, another amendment is
  ///   being prepared, or a rule forbids it.
  public static func amend(
    _ code: String, _ facts: ProjectStore.Facts, issuedOn day: CalendarDate?, form: String? = nil,
    key: String? = nil, in database: Database
  ) throws -> Project {
    let project = try locked(code, in: database)
    if let day {
      if try isKnown(key, "issued", on: day, of: project, isAmendment: true, in: database) { return project }
    } else if key != nil {
      throw ConferenceError(
        .invalid, "a key names the issue of an amendment, and this one is only drafted",
        remedy: "leave out --key, or say when it was issued: --issued-on DAY")
    }
    guard let former = project.inForce else {
      throw ConferenceError(
        .refused, "project \(code) has no certificate in force that could be amended",
        remedy: "record its issue: trao project advance \(code) --to issued --on DAY")
    }
    guard former.amendment == project.certificates.count - 1 else {
      throw ConferenceError(
        .refused, "an amendment of project \(code) is being prepared already",
        remedy: "record its issue: trao project advance \(code) --to issued --on DAY")
    }
    if let day { try refuse(day, before: former.issuedOn, of: code) }
    let capital = try Amounts.canonical(facts.capital, as: "the capital")
    let area = try Amounts.canonical(facts.areaSquareMetres, as: "the area")
    let rate = try Amounts.canonical(facts.conversion?.rate, as: "the rate")
    let converted = try Amounts.canonical(facts.conversion?.amount, as: "the converted capital")
    let currency = try Amounts.currency(facts.currency)
    return try BrokenRule.explained {
      let number = former.amendment + 1
      let id: Int = try database.query(
        Statements.draftCertificate, project.id, number, String?.none,
        try form ?? self.form("certificate-amended", on: day, former.authorityID, database),
        CalendarDate?.none
      ).one().get(0)
      try database.query(Statements.freezeCertificate, id)
      try database.query(
        Statements.changeCertificateContent, id, facts.name.row, area, capital, currency, converted,
        try Amounts.currency(facts.conversion?.currency), rate, facts.conversion?.rateOn, facts.address.row)
      if let day {
        let drafted = try ProjectStore.find(code, in: database)
        let certificate = try drafted.certificate(number)
        try move(certificate, to: .issued, on: day, key: key, of: drafted, in: database)
      }
      return try ProjectStore.find(code, in: database)
    }
  }

  /// Records another original of the certificate in force, for one that was lost or damaged: same content, number and
  /// dates (Decree 31/2021/NĐ-CP on the Law on Investment).
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord`; `.refused` where none is in force; `.invalid` without a reason.
  public static func reissue(
    _ code: String, on day: CalendarDate, reason: String, key: String? = nil, in database: Database
  ) throws -> Project {
    try note("reissued", code, on: day, reason: reason, key: key, in: database)
  }

  /// Records that the authority revoked the certificate in force; it stays revoked, and keeps what it said.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord`; `.refused` where none is in force; `.invalid` without a reason.
  public static func revoke(
    _ code: String, on day: CalendarDate, reason: String, key: String? = nil, in database: Database
  ) throws -> Project {
    try note("revoked", code, on: day, reason: reason, key: key, in: database)
  }

  private static func note(
    _ event: String, _ code: String, on day: CalendarDate, reason: String, key: String?, in database: Database
  ) throws -> Project {
    let project = try locked(code, in: database)
    guard let reason = try Line.given(reason, as: "the reason") else {
      throw ConferenceError(.invalid, "the reason is empty", remedy: "say why: --reason TEXT")
    }
    if try isKnown(key, event, on: day, of: project, reason: reason, in: database) { return project }
    guard let certificate = project.inForce else {
      throw ConferenceError(
        .refused, "project \(code) has no certificate in force",
        remedy: "trao project show \(code) tells its states")
    }
    try refuse(day, before: certificate.issuedOn, of: code)
    return try BrokenRule.explained {
      if event == "revoked" {
        try database.query(
          Statements.moveCertificate, certificate.id, CertificateState.revoked.rawValue, CalendarDate?.none)
      }
      try database.query(
        Statements.noteCertificateEvent, certificate.id, event, day, reason, key ?? newKey)
      return try ProjectStore.find(code, in: database)
    }
  }

  // MARK: Steps

  private static var newKey: String { UUID().uuidString.lowercased() }

  /// The later of two who change one project waits here, and then sees what the first did.
  private static func locked(_ code: String, in database: Database) throws -> Project {
    try database.query(Statements.lockProject, try ProjectStore.find(code, in: database).id)
    return try ProjectStore.find(code, in: database)
  }

  private static func move(
    _ certificate: Certificate, to state: CertificateState, on day: CalendarDate, key: String?,
    of project: Project,
    in database: Database
  ) throws {
    if state == .issued {
      try database.query(Statements.supersedeCertificate, project.id, day, newKey)
      if certificate.amendment > 0 {
        try database.query(Statements.applyCertificateContent, certificate.id)
        try database.query(Statements.dropCertificateContent, certificate.id)
      }
    }
    try database.query(
      Statements.moveCertificate, certificate.id, state.rawValue, state == .issued ? day : nil)
    try database.query(
      Statements.noteCertificateEvent, certificate.id, state.rawValue, day, String?.none, key ?? newKey)
  }

  private static func refuse(
    _ day: CalendarDate, before issue: CalendarDate?, of code: String
  ) throws(ConferenceError) {
    guard let issue, day < issue else { return }
    throw ConferenceError(
      .refused, "the certificate of project \(code) was issued on \(issue), after \(day)",
      remedy: "correct the day")
  }

  private static func form(
    _ subject: String, on day: CalendarDate?, _ body: Int?, _ database: Database
  ) throws -> String? {
    let day = try day ?? database.query("select current_date").one().get(0, as: CalendarDate.self)
    return try database.query(Statements.formVersionOn, subject, day, body).one().optional(0)
  }

  /// Whether the very same step was recorded under this key, of whichever certificate of the project it was.
  private static func isKnown(
    _ key: String?, _ event: String, on day: CalendarDate, of project: Project, isAmendment: Bool = false,
    reason: String? = nil, in database: Database
  ) throws -> Bool {
    guard let key, let row = try database.query(Statements.certificateEventByKey, key).first else {
      return false
    }
    guard try row.get("project_id") == project.id, try row.get("event") == event,
      try !isAmendment || row.get("amendment", as: Int.self) > 0, try row.get("happened_on") == day,
      try reason == nil || row.optional("reason") == reason
    else {
      let first = RFC3339.toSecond(try row.time("created_at"), in: .gmt)
      throw ConferenceError(
        .refused, "the key \(Quotation.quoted(key)) was recorded for something else at \(first)",
        remedy: "give each step a key of its own")
    }
    return true
  }
}
