internal import Conferences
internal import PostgreSQL

extension SubjectStore {
  /// Data sheets of the grants' projects and certificates, in the order of the ceremonies.
  mutating func datasheets(_ grants: [DueSubject]) throws -> [Subject] {
    var subjects: [Int: Subject] = [:]
    for language in Set(grants.map(\.language)) {
      let ids = grants.filter { $0.language == language }.map(\.id)
      let facts = try facts(language).fields
      let rows = try Array(
        database.query(Statements.datasheetSubjects, conference, ids, language.rawValue, dated))
      let lists = try DataSheetLists(
        projects: rows.map { try $0.get("project_id") },
        certificates: rows.map { try $0.get("certificate_id") },
        language, dated: dated, in: database)
      for row in rows {
        let id: Int = try row.get("id")
        var fields = try facts.merging(DataSheet.fields(row)) { $1 }
        fields.merge(lists.ofProject[try row.get("project_id"), default: [:]]) { $1 }
        fields.merge(lists.ofCertificate[try row.get("certificate_id"), default: [:]]) { $1 }
        subjects[id] = Subject(reference: .grant(id), language: language, fields: fields)
      }
    }
    return grants.compactMap { subjects[$0.id] }
  }
}

/// The fields of a data sheet that are no lists.
private enum DataSheet {
  static func fields(_ row: Row) throws -> Snapshot {
    var fields: Snapshot = [:]
    fields.put("certificate.code", code: try row.get("code", as: String.self))
    for (field, column) in texts { fields.put(field, text: try row.optional(column)) }
    fields.put("enterprise.code", code: try row.optional("enterprise_code"))
    for (field, column) in days { fields.put(field, date: try row.optional(column)) }
    for (field, column) in counts {
      let count: Int? = try row.optional(column)
      fields.put(field, number: count.map(String.init))
    }
    let amendment: Int = try row.get("amendment")
    fields.put("certificate.is_amended", flag: amendment > 0)
    if amendment > 0 { fields.put("certificate.amendment", number: String(amendment)) }
    fields.put("project.area", number: try row.optional("area"))
    for part in ["capital", "contributed", "mobilised"] {
      try fields.put("project.\(part)", row, amount: part, converted: "converted_\(part)")
    }
    fields.put("project.contributed_share", number: try row.optional("contributed_share"))
    if let rate: String = try row.optional("exchange_rate") {
      let currencies: [String] = [try row.get("currency"), try row.get("converted_currency")]
      let isOwnDearer: Bool = try row.get("is_own_currency_dearer")
      fields["project.rate"] = .money(rate, currency: currencies[isOwnDearer ? 1 : 0])
      fields.put("project.rate_of", code: currencies[isOwnDearer ? 0 : 1])
    }
    fields.put("document.sample", flag: try row.get("is_sample"))
    fields.put("document.unverified", flag: try row.get("is_unverified"))
    return fields
  }

  private static let texts = [
    ("certificate.authority", "authority"), ("certificate.letterhead", "letterhead"),
    ("certificate.superior", "superior"), ("certificate.form", "form_version"),
    ("certificate.signatory", "signatory"), ("enterprise.name", "enterprise"), ("project.name", "project"),
    ("project.zone", "zone"), ("project.address", "address"),
  ]
  private static let days = [
    ("certificate.first_issued_on", "first_issued_on"), ("certificate.issued_on", "issued_on"),
    ("certificate.applied_on", "applied_on"), ("enterprise.registered_on", "enterprise_registered_on"),
    ("project.rate_on", "exchange_rate_on"),
  ]
  private static let counts = [
    ("certificate.originals", "originals"), ("project.term", "term_years"),
  ]
}

/// The lists of data sheets, by project and by certificate.
private struct DataSheetLists {
  private(set) var ofProject: [Int: Snapshot] = [:]
  private(set) var ofCertificate: [Int: Snapshot] = [:]

  init(
    projects: [Int], certificates: [Int], _ language: PaperLanguage, dated: CalendarDate,
    in database: Database
  ) throws {
    let tongue = language.rawValue
    for row in try database.query(Statements.datasheetBases, certificates, tongue, dated) {
      var basis: Snapshot = [:]
      for column in ["name", "number", "about"] { basis.put(column, text: try row.optional(column)) }
      basis.put("dated", date: try row.optional("dated"))
      ofCertificate[try row.get("certificate_id"), default: [:]].append(basis, to: "bases")
    }
    for row in try database.query(Statements.datasheetInvestors, projects, tongue) {
      ofProject[try row.get("project_id"), default: [:]]
        .append(try Self.investor(row, language), to: "investors", numbered: true)
    }
    for row in try database.query(Statements.datasheetObjectives, projects, tongue) {
      var objective: Snapshot = [:]
      for column in ["name", "industry"] { objective.put(column, text: try row.optional(column)) }
      for column in ["industry_code", "product_code"] {
        objective.put(column, code: try row.optional(column))
      }
      ofProject[try row.get("project_id"), default: [:]].append(objective, to: "objectives", numbered: true)
    }
    for row in try database.query(Statements.datasheetClauses, projects, tongue) {
      let list =
        switch try row.get("kind", as: String.self) {
        case "scale": "scale"
        case "incentive": "incentives"
        default: "conditions"
        }
      ofProject[try row.get("project_id"), default: [:]]
        .append(["line": .text(try row.get("body"))], to: list)
    }
    for row in try database.query(Statements.datasheetMilestones, projects, tongue) {
      var step: Snapshot = [:]
      step.put("name", text: try row.optional("name"))
      step.put("from", period: try row.optional("starts"))
      step.put("until", period: try row.optional("ends"))
      let kind: String = try row.get("kind")
      ofProject[try row.get("project_id"), default: [:]]
        .append(step, to: kind == "phase" ? "phases" : "\(kind)_steps")
    }
  }

  private static func investor(_ row: Row, _ language: PaperLanguage) throws -> Snapshot {
    var fields: Snapshot = [:]
    let person = try PrintedName(row)?.written(in: language)
    fields.put("name", name: try person ?? row.optional("organisation"))
    fields.put("is_person", flag: try row.get("is_person"))
    fields.put("is_organisation", flag: try row.get("is_organisation"))
    fields.put("country", code: try row.optional("country"))
    for column in [
      "nationality", "paper", "paper_number", "paper_issuer", "address", "representative_position", "method",
      "schedule",
    ] {
      fields.put(column, text: try row.optional(column))
    }
    fields.put("paper_issued_on", date: try row.optional("paper_issued_on"))
    let agent = try PrintedName(row, prefix: "agent_", suffix: "")
    fields.put("representative", name: agent?.written(in: language))
    try fields.put("contribution", row, amount: "contribution", converted: "converted_contribution")
    if case .money(let amount, _) = fields["contribution_vnd"] {
      fields["contribution_vnd"] = .number(amount)
    }
    fields.put("share", number: try row.optional("share"))
    return fields
  }
}

extension Snapshot {
  fileprivate mutating func put(_ field: String, date: CalendarDate?) {
    if let date { self[field] = .date(date) }
  }

  /// Years, months and quarters as they are stored: `2024`, `2024-06`, `2024-Q2`.
  fileprivate mutating func put(_ field: String, period: String?) {
    guard let period else { return }
    self["\(field)_year"] = .number(String(period.prefix(4)))
    let part = period.dropFirst(5)
    guard !part.isEmpty else { return }
    if part.hasPrefix("Q") {
      self["\(field)_quarter"] = .number(String(part.dropFirst()))
    } else {
      self["\(field)_month"] = .number(String(part))
    }
  }

  /// An amount in the project's currency and in the other one, under the names that tell which of them is Vietnamese.
  fileprivate mutating func put(_ field: String, _ row: Row, amount: String, converted: String) throws {
    for (amount, currency) in [(amount, "currency"), (converted, "converted_currency")] {
      guard let amount: String = try row.optional(amount), let currency: String = try row.optional(currency)
      else { continue }
      let name = currency == "VND" ? "\(field)_vnd" : "\(field)_foreign"
      if self[name] == nil { self[name] = .money(amount, currency: currency) }
    }
  }

  fileprivate mutating func append(_ row: Snapshot, to list: String, numbered: Bool = false) {
    var rows: [Snapshot] = if case .rows(let rows) = self[list] { rows } else { [] }
    var row = row
    if numbered { row.put("number", number: String(rows.count + 1)) }
    rows.append(row)
    self[list] = .rows(rows)
  }
}
