import Conferences
import PostgreSQL

/// Who was invited, who accepted and who came: by session, and over the whole conference by delegation, country, side and
/// rank, with the figures of the attendance report in each of these groupings. The ledger is read once for all of them.
struct AttendanceBreakdown {
  typealias Part = SummaryReport.Part

  /// Each guest once.
  let people: AttendanceCounts
  let sessions, delegations, countries, sides, ranks: [Part]

  init(_ place: ReportedConference, in database: Database) throws {
    let (none, day) = (String?.none, CalendarDate?.none)
    let rows = try database.query(
      Statements.attendance, place.id, place.moment, place.language.rawValue, true, false, true, true, true,
      true, false, none, day, none, none, none, none, true)
    var sessions: [Part] = []
    var people = AttendanceCounts()
    var (byDelegation, byCountry, bySide, byRank) = (Sums<Int>(), Sums<String>(), Sums<Int>(), Sums<Int>())
    let known = try database.query(Statements.delegations, place.id, place.language.rawValue, place.moment)
    // Delegations that nobody belongs to yet are shown too.
    for (turn, row) in known.enumerated() {
      byDelegation.add(
        AttendanceCounts(), to: try row.get("code"), name: try row.optional("name"), turn: turn)
    }
    for row in rows {
      let part = try AttendanceReport.Part(row)
      guard try row.get("is_people") else {
        sessions.append(Part(code: part.session, name: nil, state: part.sessionState, counts: part.counts))
        continue
      }
      people += part.counts
      byDelegation.add(part.counts, to: part.delegation, name: part.delegationName, turn: known.count)
      byCountry.add(part.counts, to: part.country, turn: part.country ?? "")
      let side = part.side.flatMap { Self.sides.firstIndex(of: $0) } ?? Self.sides.count
      bySide.add(part.counts, to: part.side, turn: side)
      let rank: Int? = try row.optional("first_rank")
      byRank.add(part.counts, to: part.rank, name: part.rankName, turn: rank ?? 0)
    }
    (self.sessions, self.people) = (sessions, people)
    delegations = byDelegation.parts
    countries = byCountry.parts
    sides = bySide.parts
    ranks = byRank.parts
  }

  private static let sides = ["host", "guest", "third"]

  /// Counts by code, in the order of turns; guests without a code come last.
  private struct Sums<Turn: Comparable> {
    private var sums: [String?: (turn: Turn, name: String?, counts: AttendanceCounts)] = [:]

    mutating func add(_ counts: AttendanceCounts, to code: String?, name: String? = nil, turn: Turn) {
      sums[code, default: (turn, name, AttendanceCounts())].counts += counts
    }

    var parts: [Part] {
      sums.sorted { one, other in
        guard one.key != nil, other.key != nil else { return one.key != nil && other.key == nil }
        return one.value.turn < other.value.turn
      }.map { Part(code: $0.key, name: $0.value.name, state: nil, counts: $0.value.counts) }
    }
  }
}
