public import Foundation
public import PostgreSQL

/// The register of outgoing documents of a body, with the ten columns of Decree 30/2020, appendix IV.
public enum OutgoingRegister {
  /// One line of the register.
  public struct Line: Hashable, Sendable {
    public let year: Int
    public let series: String
    public let number: Int
    /// 1: number and symbol: `01/GM-UBND`.
    public let symbol: String
    /// 2: the day on the paper.
    public let dated: CalendarDate
    /// 3: what it is called, and what it is about.
    public let type: String
    public let subject: String
    /// 4: who signs it.
    public let signer: String?
    /// 5: to whom it goes.
    public let recipients: String?
    /// 6: the unit that keeps the copy.
    public let keeper: String?
    /// 7: how many copies.
    public let copies: Int
    /// 8: the day it was sent, by the clocks of its conference.
    public let sentOn: CalendarDate?
    /// 9: what came back, and when.
    public let receipt: String?
    /// 10: a note; of what counts no more, why.
    public let note: String?
    /// `numbered`, `final`, `signed`, `void`, `superseded`, `revoked`; `entered` for papers made elsewhere.
    public let state: String
    public let madeBy: String
    /// When the number was taken.
    public let enteredAt: Date
  }

  /// The lines of an organisation's registers in the order of year, series and number, at most `limit` of them; `year`
  /// and `series` narrow the choice where they are given.
  public static func list(
    of body: Int, year: Int? = nil, series: String? = nil, limit: Int? = nil, in database: Database
  ) throws -> [Line] {
    try database.query(Statements.outgoingRegister, body, year, series, limit).map { row in
      let remarks = try RegisterRemarks(row)
      return Line(
        year: try row.get("year"), series: try row.get("series"), number: try row.get("number"),
        symbol: try row.get("symbol"), dated: try row.get("dated"), type: try row.get("type"),
        subject: try row.optional("subject") ?? "", signer: try row.optional("signer"),
        recipients: try row.optional("recipients"), keeper: try row.optional("keeper"),
        copies: try row.get("copies"), sentOn: try row.optional("sent_on"),
        receipt: remarks.receipt(in: .en) { $0.iso }, note: remarks.note(in: .en),
        state: try row.get("state"),
        madeBy: try row.get("made_by"), enteredAt: try row.time("entered_at"))
    }
  }

  /// A register as a whole.
  public struct Summary: Hashable, Sendable {
    public let year: Int
    public let series: String
    /// The last number that was taken: there are as many.
    public let last: Int
    public let voids: Int
    /// Numbers that no paper, entry or void accounts for: there should be none. At most 100.
    public let gaps: [Int]
  }

  /// The registers of a body, by year and series.
  public static func summaries(of body: Int, in database: Database) throws -> [Summary] {
    try database.query(Statements.registers, body).map { row in
      Summary(
        year: try row.get("year"), series: try row.get("series"), last: try row.get("last_number"),
        voids: try row.get("voids"), gaps: try row.get("gaps"))
    }
  }
}
