import PostgreSQL
import StrictYAML

/// An investment registration certificate: what the authority did, and when.
struct CertificateEntry: Hashable, Sendable {
  /// 0 for the first, then 1, 2, … for its amendments.
  var amendment: Int
  var authority: String
  var firstIssuedOn: CalendarDate?
  var issuedOn: CalendarDate?
  var state: CertificateState
  var formVersion: String?
  /// The day of the application for it.
  var appliedOn: CalendarDate?
  /// Its own, besides those of the form's version.
  var bases: [LegalBasisEntry]
  var originals: Int?
  /// Who signs at the authority: `TRƯỞNG BAN`.
  var signatory: LocalisedText
  /// What this version says, where that is not what the project is now.
  var content: CertificateContentEntry?
  /// What happened to it, in the order of the days.
  var history: [CertificateEventEntry] = []
  var origin: Origin
}

extension CertificateEntry {
  init?(_ node: YAMLNode, _ references: References) {
    let keys = [
      "amendment", "authority", "first_issued_on", "issued_on", "state", "form_version", "applied_on",
      "bases",
      "originals", "signatory", "content", "history",
    ]
    guard let record = RecordReader(node, keys: keys) else { return nil }
    self.init(
      amendment: record["amendment"]?.integer ?? 0,
      authority: references.use(.organisation, record["authority"]) ?? "",
      firstIssuedOn: record.date("first_issued_on"), issuedOn: record.date("issued_on"),
      state: record.choice("state", default: .draft), formVersion: record.line("form_version"),
      appliedOn: record.date("applied_on"), bases: record.list("bases").compactMap { LegalBasisEntry($0) },
      originals: record["originals"]?.integer, signatory: record.text("signatory"),
      content: record["content"].flatMap { CertificateContentEntry($0, references) },
      history: record.list("history").compactMap { CertificateEventEntry($0) }.sorted { $0.on < $1.on },
      origin: record.origin)
    if record["authority"] == nil { node.note("the key authority is missing; it names the body that issues") }
    if [.issued, .superseded, .revoked].contains(state), issuedOn == nil {
      node.note("a certificate that is \(state.rawValue) needs issued_on")
    }
    if let firstIssuedOn, let issuedOn, issuedOn < firstIssuedOn {
      record["issued_on"]?.note("this is before the first issue")
    }
    if content != nil, state == .issued {
      record["content"]?.note("a certificate in force says what its project says; take this out")
    }
    if let originals, !(1...99 ~= originals) { record["originals"]?.note("originals are 1 to 99") }
  }

  /// Amendments are 0, 1, 2, … in the order of the file, one date of first issue, one in force.
  static func check(_ certificates: [CertificateEntry], at node: YAMLNode?) {
    if certificates.map(\.amendment) != Array(certificates.indices) {
      node?.note("amendments are numbered 0, 1, 2, … in this order")
    }
    if Set(certificates.map(\.firstIssuedOn)).count > 1 {
      node?.note("the certificates of a project have one date of first issue")
    }
    if certificates.count(where: { $0.state == .issued }) > 1 {
      node?.note("one certificate of a project is in force; mark the former ones superseded")
    }
  }

  var yaml: YAMLBlock {
    YAMLBlock(
      [
        ("amendment", .plain(String(amendment))), ("authority", .plain(authority)),
        ("first_issued_on", .plain(firstIssuedOn?.iso)), ("issued_on", .plain(issuedOn?.iso)),
        ("state", .plain(state.rawValue)), ("form_version", .quoted(formVersion)),
        ("applied_on", .plain(appliedOn?.iso)), ("bases", .list(bases.map(\.yaml))),
        ("originals", .plain(originals.map(String.init))), ("signatory", .text(signatory)),
        ("content", .block(content?.yaml ?? YAMLBlock([]))), ("history", .list(history.map(\.yaml))),
      ] + origin.yaml)
  }
}
