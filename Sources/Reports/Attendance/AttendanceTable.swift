import Conferences

/// The attendance report as a table: a block for each session or day with its sums, then how many people these are.
struct AttendanceTable {
  typealias Part = AttendanceReport.Part

  let place: ReportedConference
  let by: [ReportGrouping]
  let parts: [Part]
  let sum: AttendanceCounts
  let people: AttendanceCounts
  let isClosed: Bool

  var report: Report {
    Report(
      place, .attendance, columns: groupColumns + AttendanceCounts.columns, lines: lines,
      totals: hasUnits && !isGroupedFurther
        ? [cells(nil, sum, isClosed: isClosed, label: AttendanceWords.all)] : finalTotals,
      figures: figures, notes: notes,
      bars: .init(
        labels: groupColumns.filter(\.isLabel).map(\.key), value: "present",
        title: Words("Present", vi: "Có mặt", ja: "出席")))
  }

  /// Whether a guest may count in several rows.
  private var hasUnits: Bool { by.contains(.session) || by.contains(.day) }
  private var isGroupedFurther: Bool { by.contains { $0 != .session && $0 != .day } }

  private var groupColumns: [ReportColumn] {
    var columns: [ReportColumn] = []
    if by.contains(.session) {
      columns.append(ReportColumn("session", .code, Words("Session", vi: "Phiên", ja: "会議")))
      columns.append(ReportColumn("session_state", .code, Words("State", vi: "Trạng thái", ja: "状態"), .data))
    }
    if by.contains(.day) { columns.append(ReportColumn("day", .day, Words("Day", vi: "Ngày", ja: "日付"))) }
    func add(
      _ key: String, _ kind: ReportColumn.Kind, _ heading: Words, _ place: ReportColumn.Place = .everywhere
    ) {
      columns.append(ReportColumn(key, kind, heading, place, blank: AttendanceWords.none))
    }
    if by.contains(.delegation) {
      add("delegation", .text, Words("Delegation", vi: "Đoàn", ja: "代表団"))
      add("delegation_name", .text, Words("Name of the delegation", vi: "Tên đoàn", ja: "代表団名"), .data)
    }
    if by.contains(.country) { add("country", .code, Words("Country", vi: "Quốc gia", ja: "国")) }
    if by.contains(.side) { add("side", .code, Words("Side", vi: "Bên", ja: "側")) }
    if by.contains(.rank) {
      add("rank", .code, Words("Rank", vi: "Cấp", ja: "級"))
      add("rank_name", .text, Words("Name of the rank", vi: "Tên cấp", ja: "級名"), .data)
    }
    if by.contains(.organisation) {
      add("organisation", .code, Words("Code", vi: "Mã cơ quan", ja: "機関コード"), .data)
      add("organisation_name", .text, Words("Organisation", vi: "Cơ quan", ja: "機関"))
    }
    return columns
  }

  private var lines: [Report.Line] {
    var lines: [Report.Line] = []
    for (index, part) in parts.enumerated() {
      lines.append(.row(cells(part, part.counts, isClosed: part.isClosed)))
      let isLast = index + 1 == parts.count || !isSameUnit(part, parts[index + 1])
      if hasUnits, isGroupedFurther, isLast {
        lines.append(
          .subtotal(cells(part, unitSum(part), isClosed: part.isClosed, label: AttendanceWords.all)))
      }
    }
    return lines
  }

  private var finalTotals: [[ReportCell]] {
    hasUnits || parts.count < 2 ? [] : [cells(nil, sum, isClosed: isClosed, label: AttendanceWords.all)]
  }

  private func isSameUnit(_ one: Part, _ other: Part) -> Bool {
    one.session == other.session && one.day == other.day
  }

  private func unitSum(_ unit: Part) -> AttendanceCounts {
    var sum = AttendanceCounts()
    for part in parts where isSameUnit(part, unit) { sum += part.counts }
    return sum
  }

  /// A line: what the group is, then its counts. With a label it is one of sums, and the label stands in the first
  /// column that is no session or day.
  private func cells(_ part: Part?, _ counts: AttendanceCounts, isClosed: Bool, label: Words? = nil)
    -> [ReportCell]
  {
    var isLabelled = label == nil
    let group = groupColumns.map { column -> ReportCell in
      switch column.key {
      case "session" where label == nil || part != nil: return part?.session.map(ReportCell.code) ?? .empty
      case "session_state": return part?.sessionState.map(ReportCell.code) ?? .empty
      case "day" where label == nil || part != nil: return part?.day.map(ReportCell.day) ?? .empty
      default: break
      }
      if let label {
        guard !isLabelled else { return .empty }
        isLabelled = true
        let state = part?.sessionState.map { " (\(Terms.word($0, place.language)))" } ?? ""
        return .text(label.text(in: place.language) + state)
      }
      guard let part else { return .empty }
      return Self.value(of: part, column.key)
    }
    return group + counts.cells(isClosed: isClosed)
  }

  private static func value(of part: Part, _ key: String) -> ReportCell {
    let text: String? =
      switch key {
      case "delegation": part.delegation
      case "delegation_name": part.delegationName
      case "country": part.country
      case "side": part.side
      case "rank": part.rank
      case "rank_name": part.rankName
      case "organisation": part.organisation
      default: part.organisationName
      }
    guard let text else { return .empty }
    return key.hasSuffix("name") ? .text(text) : .code(text)
  }

  // MARK: Sums

  private var figures: Figure {
    var figures = sum.figures
    figures["people"] = .group(people.figures)
    if by.contains(.session) {
      figures["sessions"] = .list(
        units.map { unit in
          .group(
            unitSum(unit).figures.merging([
              "session": .code(unit.session ?? ""), "state": .code(unit.sessionState ?? ""),
            ]) { $1 })
        })
    } else if by.contains(.day) {
      figures["days"] = .list(
        units.map { unit in
          .group(
            unitSum(unit).figures.merging(["day": unit.day.map { .value(.day($0)) } ?? .value(.empty)]) { $1 }
          )
        })
    }
    return .group(figures)
  }

  private var units: [Part] {
    parts.enumerated().filter { $0.offset == 0 || !isSameUnit($0.element, parts[$0.offset - 1]) }.map(
      \.element)
  }

  private var notes: [String] {
    func count(_ number: Int) -> String { LocalNumber.count(number, place.language) }
    let (invited, accepted, present) = (count(people.invited), count(people.accepted), count(people.present))
    let (unexpected, absent) = (count(people.unexpected), count(people.absent))
    return [
      Words(
        "Each guest counted once: \(invited) invited, \(accepted) accepted, \(present) came (\(unexpected) unexpected), "
          + "\(absent) accepted and did not come.",
        vi: "Mỗi khách tính một lần: \(invited) được mời, \(accepted) nhận lời, \(present) có mặt "
          + "(\(unexpected) ngoài dự kiến), \(absent) nhận lời nhưng vắng mặt.",
        ja: "実人数：招待\(invited)名、出席回答\(accepted)名、出席\(present)名（うち予定外\(unexpected)名）、"
          + "出席回答のうち欠席\(absent)名。"
      ).text(in: place.language)
    ]
  }
}

extension ReportColumn {
  /// Whether it names the group in pictures.
  fileprivate var isLabel: Bool { place == .everywhere }
}
