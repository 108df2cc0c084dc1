internal import Conferences
public import PostgreSQL

/// Enters the numbers of papers that were signed by hand.
///
/// Such papers are made under the policy ``NumberingPolicy/afterSignature``: number and day are blank in print, and the
/// office writes them in. A paper gets its number once, the next of its series, at the latest on the working day after
/// its signature (Decree 30/2020, articles 15 to 18; `number-after-signature` among the deadlines of the law).
public enum NumberEntry {
  /// What became of one paper.
  public struct Entered: Sendable, Hashable {
    /// As it is by now, with its number and day.
    public let document: DocumentSummary
    /// False where it had this number before.
    public let isNew: Bool
    /// The last day on which it was to be entered, where that is over.
    public let wasDueOn: CalendarDate?
    /// The latest day in the register, where this paper's is earlier: numbers then do not follow the days.
    public let laterDay: CalendarDate?
  }

  /// Gives papers the next numbers of their series, in the order given. Call it inside `pool.change(as:)`.
  ///
  /// Asked again with the same day, a paper keeps the number it has.
  ///
  /// Papers are known by their identifiers, those entered before by their numbers too; `dated` is the day written on
  /// them, of the year that is printed.
  ///
  /// - Throws: ``DocumentError`` `.noSuchDocument`, `.wrongState`; `ConferenceError` `.refused` where a paper prints its
  ///   number already or bears another day or year, or the day is still to come; `DatabaseError`.
  public static func enter(
    _ names: [String], dated: CalendarDate, conference: Int, in database: Database
  ) throws -> [Entered] {
    try names.map { try enter($0, dated, conference, database) }
  }

  private static func enter(
    _ name: String, _ dated: CalendarDate, _ conference: Int, _ database: Database
  ) throws -> Entered {
    let document = try DocumentLibrary.one(name, conference: conference, in: database)
    guard let row = try database.query(Statements.lockDocumentForEntry, conference, document.id).first else {
      throw DocumentError.noSuchDocument(name)
    }
    guard try row.get("awaits_number") else {
      throw ConferenceError(
        .refused, "\(document.name) was made with its number, or is of a kind without one",
        remedy: "enter papers that are made with --numbering after-signature")
    }
    if let symbol: String = try row.optional("symbol") {
      guard try row.get("dated") == dated else {
        throw ConferenceError(
          .refused,
          "\(document.name) has the number \(symbol) of \(try row.get("dated", as: CalendarDate.self).iso)",
          remedy: "a number is entered once; revoke the paper, or make another in its place")
      }
      return Entered(
        document: try DocumentLibrary.one(document.publicID, conference: conference, in: database),
        isNew: false, wasDueOn: nil, laterDay: nil)
    }
    let state: DocumentState = try row.get("state")
    guard state.isReleased else {
      throw try DocumentStates.refusal(
        of: document, state, "given a number", conference: conference, in: database)
    }
    let printed = try Printed(Snapshot(json: try row.get("snapshot")))
    let today: CalendarDate = try row.get("today")
    try check(dated, printed, today, document)
    let issuer: Int = try row.get("issuing_organisation_id")
    let taken = try Register.take(
      1, organisation: issuer, year: dated.year, series: printed.series,
      in: database)
    let later = try Register.laterDay(than: dated, in: taken.register, database)
    let number = taken.numbers.lowerBound
    try database.query(
      Statements.enterNumber, conference, document.id, taken.register, number, printed.symbol(number), dated)
    let due = try LawStore.dueDay(of: "number-after-signature", from: dated, body: issuer, in: database)
    return Entered(
      document: try DocumentLibrary.one(document.publicID, conference: conference, in: database),
      isNew: true, wasDueOn: due.flatMap { today > $0 ? $0 : nil },
      laterDay: later)
  }

  private static func check(
    _ dated: CalendarDate, _ printed: Printed, _ today: CalendarDate, _ document: DocumentSummary
  ) throws(ConferenceError) {
    guard dated.year == printed.year else {
      throw ConferenceError(
        .refused, "\(document.name) prints the year \(printed.year), and \(dated.iso) is in another",
        remedy: "make another paper in its place, dated in the year of its signature")
    }
    guard dated <= today else {
      throw ConferenceError(
        .refused, "\(dated.iso) is still to come at the conference", remedy: "enter the day of the signature")
    }
  }

  /// What a paper that awaits its number prints in the place of number and day.
  private struct Printed {
    let series: String
    let year: Int
    private let number: String
    private let digits: Int

    init(_ snapshot: Snapshot) throws(DocumentError) {
      guard case .code(let series) = snapshot["document.series"],
        case .openDate(let day) = snapshot["document.dated"],
        case .text(let number) = snapshot["document.number"]
      else { throw .unreadable("the blank number of a paper") }
      (self.series, year, self.number) = (series, day.year, number)
      if case .number(let text) = snapshot["document.number_digits"], let digits = Int(text) {
        self.digits = digits
      } else {
        // Papers of the version before say nothing of it.
        digits = 2
      }
    }

    /// The number as it stands on the paper once it is written into the blank.
    func symbol(_ number: Int) -> String {
      self.number.replacing(RegisterPattern.blank, with: RegisterNumber.text(number, digits: digits))
    }
  }
}
