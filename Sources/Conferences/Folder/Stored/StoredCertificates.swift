import PostgreSQL

extension CertificateEntry {
  /// Without its legal bases.
  init(_ row: Row) throws(DatabaseError) {
    self.init(
      amendment: try row.get("amendment"), authority: try row.get("authority"),
      firstIssuedOn: try row.optional("first_issued_on"), issuedOn: try row.optional("issued_on"),
      state: try row.get("state"), formVersion: try row.optional("form_version"),
      appliedOn: try row.optional("applied_on"), bases: [], originals: try row.optional("originals"),
      signatory: try row.text("signatory"), content: nil, origin: try row.origin)
  }

  func put(of project: Int, in database: Database) throws {
    let id: Int = try database.query(
      Statements.putCertificate, project, amendment, authority, firstIssuedOn, issuedOn, state.rawValue,
      formVersion, appliedOn, originals, signatory.row, origin.provenance.rawValue, origin.isVerified,
      origin.sourceFields, origin.sourceProvenances
    ).one().get(0)
    try database.query(Statements.removeLegalBases, id, bases.count)
    for (index, basis) in bases.enumerated() {
      try database.query(
        Statements.putLegalBasis, id, index + 1, basis.name.row, basis.number, basis.dated, basis.about.row)
    }
    try content?.put(of: id, in: database)
    for event in history {
      try database.query(
        Statements.putCertificateEvent, id, event.event.rawValue, event.on, event.reason, event.key)
    }
  }
}

extension LegalBasisEntry {
  init(_ row: Row) throws(DatabaseError) {
    self.init(
      name: try row.text("name"), number: try row.optional("number"), dated: try row.optional("dated"),
      about: try row.text("about"))
  }
}
