internal import Conferences
internal import PostgreSQL
internal import Reports

extension SubjectStore {
  /// The report to the chairman. Every figure is that of the summary report, so that paper and report agree.
  mutating func summary(_ whole: Whole, _ language: PaperLanguage) throws -> Subject? {
    guard let conference = try ConferenceStore.list(in: database).first(where: { $0.id == conference }),
      let spoken = Language(rawValue: language.rawValue)
    else { throw DocumentError.noSuchConference }
    let report = try SummaryReport(conference: conference.code, language: spoken, in: database)
    let sessions = try sessionNames(language)
    var fields = try facts(language).fields
    if let time = LocalTime(iso: report.asOf.rfc3339) { fields["summary.as_of"] = .time(time) }
    for (name, value) in Self.counts(report.people) { fields["summary.\(name)"] = value }
    if report.people.waiting > 0 { fields.put("summary.waiting", number: report.people.waiting) }
    if report.people.substituted > 0 { fields.put("summary.substituted", number: report.people.substituted) }
    fields.put("summary.substitutes", number: report.substitutes)
    for name in SummaryFields.zeroable where fields["summary.\(name)"] != .number("0") {
      fields.put("summary.some_\(name)", flag: true)
    }
    if case .rows(let organisers)? = fields["organisers"] {
      let names = organisers.compactMap { row -> String? in
        if case .name(let name)? = row["name"] { return name }
        return nil
      }
      fields.put("summary.organisers", text: names.joined(separator: "; "))
    }
    if report.press > 0 { fields.put("summary.press", number: report.press) }
    fields.put("summary.press_present", number: report.pressPresent)
    fields["sessions"] = .rows(report.sessions.map { Self.row($0, name: $0.code.flatMap { sessions[$0] }) })
    fields["delegations"] = .rows(report.delegations.map { Self.row($0, name: $0.name) })
    fields["countries"] = .rows(
      report.countries.map { part in
        Self.row(part, name: part.code.map { CountryName.text($0, in: spoken) })
      })
    if report.grants.planned > 0 { fields.put("grants.planned", number: report.grants.planned) }
    fields.put("grants.handed", number: report.grants.handed)
    if report.grants.withdrawn > 0 { fields.put("grants.withdrawn", number: report.grants.withdrawn) }
    fields["capital"] = .rows(report.grants.capital.compactMap { Self.sum($0) })
    fields["investors"] = .rows(
      report.grants.byCountry.compactMap { sum in
        Self.sum(sum, name: sum.key.isEmpty ? nil : CountryName.text(sum.key, in: spoken))
      })
    fields["sectors"] = .rows(
      report.grants.bySector.compactMap { sum in
        Self.sum(sum, name: sum.key.isEmpty ? nil : SectorName.text(sum.key, in: spoken))
      })
    if let days = report.intervals.shortest { fields.put("intervals.shortest", number: days) }
    if let days = report.intervals.longest { fields.put("intervals.longest", number: days) }
    let handed = try projects(language, into: &fields)
    let compared = Self.comparable(handed)
    fields.put("has_projects", flag: !handed.isEmpty)
    fields["projects"] = .rows(handed)
    fields.put("has_comparison", flag: !compared.isEmpty)
    fields["compared"] = .rows(compared)
    fields.put("has_claims", flag: !report.claims.isEmpty)
    fields.put("has_unverified", flag: report.claims.contains { !$0.isVerified })
    fields["claims"] = .rows(
      report.claims.map { claim in
        var row: Snapshot = [:]
        row.put("statement", text: claim.statement)
        row.put("printed", text: claim.printed)
        row.put("source", text: claim.source)
        row.put("is_verified", flag: claim.isVerified)
        return row
      })
    fields["follow_ups"] = .rows(report.followUps.filter { $0.count > 0 }.map(Self.followUp))
    fields.mark(try listed(language, of: whole))
    return Subject(reference: .whole(whole), language: language, fields: fields)
  }

  /// What was handed over, ceremony by ceremony.
  private func projects(_ language: PaperLanguage, into fields: inout Snapshot) throws -> [Snapshot] {
    let rows = try database.query(Statements.handedOver, conference, language.rawValue)
    return try rows.enumerated().map { index, row in
      var project: Snapshot = [:]
      project.put("number", number: index + 1)
      project.put("name", text: try row.optional("name"))
      project.put("company", text: try row.optional("company"))
      if let amount: String = try row.optional("capital"), let currency: String = try row.optional("currency")
      {
        project["capital"] = .money(amount, currency: currency)
        project["millions"] = .number(Amount(amount).millions)
        project.put("currency", code: currency)
      }
      if let day: CalendarDate = try row.optional("issued_on") { project["issued_on"] = .date(day) }
      fields.put("document.sample", flag: try row.get("is_sample"))
      fields.put("document.unverified", flag: try row.get("is_unverified"))
      return project
    }
  }

  /// What a picture may set side by side: projects with a capital, as long as all of it is in one currency.
  private static func comparable(_ projects: [Snapshot]) -> [Snapshot] {
    let valued = projects.filter { $0["millions"] != nil }
    guard Set(valued.map { $0["currency"] }).count == 1 else { return [] }
    return valued.map { project in
      project.filter { ["name", "millions", "currency"].contains($0.key) }
    }
  }

  private static func counts(_ counts: AttendanceCounts) -> Snapshot {
    var fields: Snapshot = [:]
    fields.put("invited", number: counts.invited)
    fields.put("accepted", number: counts.accepted)
    fields.put("declined", number: counts.declined)
    fields.put("tentative", number: counts.tentative)
    fields.put("unanswered", number: counts.unanswered)
    fields.put("present", number: counts.present)
    fields.put("absent", number: counts.absent)
    fields.put("unexpected", number: counts.unexpected)
    return fields
  }

  private static func row(_ part: SummaryReport.Part, name: String?) -> Snapshot {
    var fields = counts(part.counts)
    fields.put("name", text: name ?? part.name ?? part.code)
    return fields
  }

  private static func sum(_ sum: GrantSum, name: String? = nil) -> Snapshot? {
    guard let capital = sum.capital, let currency = sum.currency else { return nil }
    var fields: Snapshot = ["capital": .money(capital.description, currency: currency)]
    fields.put("grants", number: sum.grants)
    fields.put("name", text: name ?? sum.name ?? (sum.key.isEmpty ? nil : sum.key))
    if let area = sum.areaSquareMetres { fields["area"] = .number(area.description) }
    return fields
  }

  private static func followUp(_ tally: SummaryReport.Tally) -> Snapshot {
    var fields: Snapshot = [:]
    fields.put("count", number: tally.count)
    let flag: String? =
      switch tally.kind {
      case "returned-letters": "is_letters"
      case "letters-not-sent": "is_documents"
      case "no-answer": "is_answers"
      case "no-shows": "is_absences"
      case "grants-open": "is_grants"
      default: nil
      }
    if let flag { fields.put(flag, flag: true) }
    return fields
  }
}

extension Snapshot {
  fileprivate mutating func put(_ field: String, number: Int) { put(field, number: String(number)) }
}
