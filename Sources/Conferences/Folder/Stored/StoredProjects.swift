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
        sector: try row.get("sector"),
        zone: try row.text("zone"), address: try row.text("address"), area: try row.optional("area"),
        capital: try row.get("capital"), currency: try row.get("currency"), investors: [],
        aliases: aliases[code] ?? [], certificates: [], origin: try row.origin)
    }
    for row in try database.query(Statements.investorsByCode, codes) {
      entries[try row.get("code")]?.investors.append(
        InvestorEntry(
          organisation: try row.optional("organisation"), country: try row.get("country"),
          share: try row.optional("share")))
    }
    for row in try database.query(Statements.certificatesByCode, codes) {
      entries[try row.get("project")]?.certificates.append(
        CertificateEntry(
          amendment: try row.get("amendment"), authority: try row.get("authority"),
          firstIssuedOn: try row.optional("first_issued_on"), issuedOn: try row.optional("issued_on"),
          state: try row.get("state"), formVersion: try row.optional("form_version"), origin: try row.origin))
    }
    return entries
  }

  static func put(_ entry: ProjectEntry, of conference: Int, in database: Database) throws {
    let id: Int = try database.query(
      Statements.putProject, entry.code, entry.name.row, entry.company, entry.sector, entry.zone.row,
      entry.address.row, entry.area, entry.capital, entry.currency, entry.origin.provenance.rawValue,
      entry.origin.isVerified, entry.origin.sourceFields, entry.origin.sourceProvenances
    ).one().get(0)
    try database.query(Statements.putConferenceProject, conference, id)
    try AliasEntry.put(entry.aliases, organisation: nil, project: id, in: database)
    try database.query(Statements.removeInvestors, id, entry.investors.count)
    for (index, investor) in entry.investors.enumerated() {
      try database.query(
        Statements.putInvestor, id, index + 1, investor.organisation, investor.country, investor.share)
    }
    // Superseded ones first, so that two are never in force.
    for certificate in entry.certificates.sorted(by: { $0.state != .issued && $1.state == .issued }) {
      try database.query(
        Statements.putCertificate, id, certificate.amendment, certificate.authority,
        certificate.firstIssuedOn,
        certificate.issuedOn, certificate.state.rawValue, certificate.formVersion,
        certificate.origin.provenance.rawValue, certificate.origin.isVerified,
        certificate.origin.sourceFields,
        certificate.origin.sourceProvenances)
    }
  }
}
