import PostgreSQL

/// Projects with their certificates in the database, as a folder's entries.
enum StoredProjects {
  static func entries(_ codes: [String], in database: Database) throws -> [String: ProjectEntry] {
    let aliases = try AliasEntry.stored(Statements.projectAliases, codes, in: database)
    var entries: [String: ProjectEntry] = [:]
    for row in try database.query(Statements.projectsByCode, codes) {
      let code: String = try row.get("code")
      entries[code] = ProjectEntry(
        code: code, name: try row.text("name"), company: try row.get("company"),
        sector: try row.get("sector"), zone: try row.text("zone"), address: try row.text("address"),
        area: try row.optional("area"), capital: try CapitalEntry(row), content: try ProjectContent(row),
        investors: [], aliases: aliases[code] ?? [], certificates: [], origin: try row.origin)
    }
    for row in try database.query(Statements.investorsByCode, codes) {
      entries[try row.get("code")]?.investors.append(try InvestorEntry(row))
    }
    try addContent(to: &entries, codes, in: database)
    for row in try database.query(Statements.certificatesByCode, codes) {
      entries[try row.get("project")]?.certificates.append(try CertificateEntry(row))
    }
    for row in try database.query(Statements.certificateContentsByCode, codes) {
      let amendment: Int = try row.get("amendment")
      entries[try row.get("project")]?.certificates[amendment].content = try CertificateContentEntry(row)
    }
    for row in try database.query(Statements.certificateEventsByCode, codes) {
      let amendment: Int = try row.get("amendment")
      entries[try row.get("project")]?.certificates[amendment].history.append(try CertificateEventEntry(row))
    }
    for row in try database.query(Statements.legalBasesByCode, codes) {
      // Amendments are numbered 0, 1, 2, … without a gap, so they are places in the list.
      let amendment: Int = try row.get("amendment")
      entries[try row.get("project")]?.certificates[amendment].bases.append(try LegalBasisEntry(row))
    }
    return entries
  }

  private static func addContent(
    to entries: inout [String: ProjectEntry], _ codes: [String], in database: Database
  ) throws {
    for row in try database.query(Statements.objectivesByCode, codes) {
      entries[try row.get("code")]?.content.objectives.append(
        ObjectiveEntry(
          name: try row.text("name"), industryCode: try row.optional("industry_code"),
          industry: try row.text("industry"), productCode: try row.optional("product_code")))
    }
    for row in try database.query(Statements.clausesByCode, codes) {
      let kind: ClauseKind = try row.get("kind")
      entries[try row.get("code")]?.content[keyPath: kind.list].append(try row.text("body"))
    }
    for row in try database.query(Statements.milestonesByCode, codes) {
      let (starts, ends): (String?, String?) = (try row.optional("starts"), try row.optional("ends"))
      entries[try row.get("code")]?.content.schedule.append(
        MilestoneEntry(
          kind: try row.get("kind"), name: try row.text("name"), starts: starts.flatMap(Period.init),
          ends: ends.flatMap(Period.init)))
    }
  }

  static func put(_ entry: ProjectEntry, of conference: Int, in database: Database) throws {
    let (capital, content) = (entry.capital, entry.content)
    let ended = entry.certificates.filter { $0.state == .superseded || $0.state == .revoked }
    try database.query(Statements.freezeBeforeLoading, entry.code, ended.map(\.amendment))
    let id: Int = try database.query(
      Statements.putProject, entry.code, entry.name.row, entry.company, entry.sector, entry.zone.row,
      entry.address.row, entry.area, capital.amount, capital.currency, capital.conversion?.amount,
      capital.conversion?.currency, capital.conversion?.rate, capital.conversion?.rateOn,
      capital.contributed?.amount, capital.contributed?.converted, capital.mobilised?.amount,
      capital.mobilised?.converted, content.enterpriseCode, content.enterpriseRegisteredOn, content.term,
      entry.origin.provenance.rawValue, entry.origin.isVerified, entry.origin.sourceFields,
      entry.origin.sourceProvenances
    ).one().get(0)
    try database.query(Statements.putConferenceProject, conference, id)
    try AliasEntry.put(entry.aliases, organisation: nil, project: id, in: database)
    try database.query(Statements.removeInvestors, id, entry.investors.count)
    for (index, investor) in entry.investors.enumerated() {
      try investor.put(at: index + 1, of: id, in: database)
    }
    try put(content, of: id, in: database)
    // Superseded ones first, so that two are never in force.
    for certificate in entry.certificates.sorted(by: { $0.state != .issued && $1.state == .issued }) {
      try certificate.put(of: id, in: database)
    }
  }

  private static func put(_ content: ProjectContent, of project: Int, in database: Database) throws {
    try database.query(Statements.removeObjectives, project, content.objectives.count)
    for (index, objective) in content.objectives.enumerated() {
      try database.query(
        Statements.putObjective, project, index + 1, objective.name.row, objective.industryCode,
        objective.industry.row, objective.productCode)
    }
    for kind in ClauseKind.allCases {
      let lines = content[keyPath: kind.list]
      try database.query(Statements.removeClauses, project, kind.rawValue, lines.count)
      for (index, line) in lines.enumerated() {
        try database.query(Statements.putClause, project, kind.rawValue, index + 1, line.row)
      }
    }
    try database.query(Statements.removeMilestones, project, content.schedule.count)
    for (index, milestone) in content.schedule.enumerated() {
      try database.query(
        Statements.putMilestone, project, index + 1, milestone.kind.rawValue, milestone.name.row,
        milestone.starts?.text, milestone.ends?.text)
    }
  }
}

/// The lists of plain lines, as the database names them.
private enum ClauseKind: String, CaseIterable, ColumnValue {
  case scale, incentive, condition

  var list: WritableKeyPath<ProjectContent, [LocalisedText]> {
    switch self {
    case .scale: \.scale
    case .incentive: \.incentives
    case .condition: \.conditions
    }
  }
}

extension CapitalEntry {
  fileprivate init(_ row: Row) throws(DatabaseError) {
    let converted: String? = try row.optional("converted_capital")
    let contributed: String? = try row.optional("contributed")
    let mobilised: String? = try row.optional("mobilised")
    self.init(amount: try row.get("capital"), currency: try row.get("currency"))
    if let converted {
      conversion = ConversionEntry(
        amount: converted, currency: try row.get("converted_currency"),
        rate: try row.optional("exchange_rate"), rateOn: try row.optional("exchange_rate_on"))
    }
    if let contributed {
      self.contributed = SumEntry(amount: contributed, converted: try row.optional("converted_contributed"))
    }
    if let mobilised {
      self.mobilised = SumEntry(amount: mobilised, converted: try row.optional("converted_mobilised"))
    }
  }
}

extension ProjectContent {
  fileprivate init(_ row: Row) throws(DatabaseError) {
    self.init(
      enterpriseCode: try row.optional("enterprise_code"),
      enterpriseRegisteredOn: try row.optional("enterprise_registered_on"),
      term: try row.optional("term_years"))
  }
}
