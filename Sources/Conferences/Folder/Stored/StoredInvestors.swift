import PostgreSQL

extension InvestorEntry {
  init(_ row: Row) throws(DatabaseError) {
    self.init(
      organisation: try row.optional("organisation"), person: try row.optional("person"),
      country: try row.get("country"), nationality: try row.text("nationality"),
      paper: LegalPaperEntry(
        name: try row.text("paper"), number: try row.optional("paper_number"),
        issuedOn: try row.optional("paper_issued_on"), issuer: try row.text("paper_issuer")),
      address: try row.text("address"), representative: try row.optional("representative"),
      representativePosition: try row.text("representative_position"), share: try row.optional("share"),
      contribution: try row.optional("contribution"),
      convertedContribution: try row.optional("converted_contribution"), method: try row.text("method"),
      schedule: try row.text("schedule"))
  }

  func put(at position: Int, of project: Int, in database: Database) throws {
    try database.query(
      Statements.putInvestor, project, position, organisation, person, country, nationality.row,
      paper.name.row, paper.number, paper.issuedOn, paper.issuer.row, address.row, representative,
      representativePosition.row, share, contribution, convertedContribution, method.row, schedule.row)
  }
}
