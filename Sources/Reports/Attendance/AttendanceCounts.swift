import PostgreSQL

/// How many guests were asked, what they answered, and who came.
///
/// `invited = accepted + waiting + tentative + substituted + declined + unanswered`. In closed sessions
/// `accepted + unexpected = present + absent`.
public struct AttendanceCounts: Hashable, Sendable {
  /// Were asked; withdrawn guests are not.
  public var invited = 0
  /// Said yes, or registered on the spot, and have a place.
  public var accepted = 0
  /// Said yes to a session that has fewer places than that.
  public var waiting = 0
  public var tentative = 0
  /// Send somebody else.
  public var substituted = 0
  /// Said no.
  public var declined = 0
  public var unanswered = 0
  /// Have a check-in that was not annulled; several count once.
  public var present = 0
  /// Came without having a place; part of `present`.
  public var unexpected = 0
  /// Have a place and did not come. Zero until a session is closed.
  public var absent = 0

  public init() {}

  init(_ row: Row) throws {
    invited = try row.get("invited")
    accepted = try row.get("accepted")
    waiting = try row.get("waiting")
    tentative = try row.get("tentative")
    substituted = try row.get("substituted")
    declined = try row.get("declined")
    unanswered = try row.get("unanswered")
    present = try row.get("present")
    unexpected = try row.get("unexpected")
    absent = try row.get("absent")
  }

  static func += (sum: inout AttendanceCounts, part: AttendanceCounts) {
    for path in keys.values { sum[keyPath: path] += part[keyPath: path] }
  }

  /// By name, as JSON and CSV have them.
  static let keys: [String: any (WritableKeyPath<AttendanceCounts, Int> & Sendable)] = [
    "invited": \.invited, "accepted": \.accepted, "waiting": \.waiting, "tentative": \.tentative,
    "substituted": \.substituted, "declined": \.declined, "unanswered": \.unanswered, "present": \.present,
    "unexpected": \.unexpected, "absent": \.absent,
  ]

  var figures: [String: Figure] { Self.keys.mapValues { .count(self[keyPath: $0]) } }

  /// In the order of ``columns``. Nobody is absent from what is not over: that is left open.
  func cells(isClosed: Bool) -> [ReportCell] {
    Self.columns.map { column in
      let number = Self.keys[column.key].map { self[keyPath: $0] } ?? 0
      return column.key == "absent" && !isClosed ? .unsettled(number) : .count(number)
    }
  }

  static let columns: [ReportColumn] = [
    ReportColumn("invited", .count, Words("Invited", vi: "Được mời", ja: "招待")),
    ReportColumn("accepted", .count, Words("Accepted", vi: "Nhận lời", ja: "出席回答")),
    ReportColumn("waiting", .count, Words("Waiting", vi: "Chờ chỗ", ja: "空席待ち"), .wide),
    ReportColumn("tentative", .count, Words("Tentative", vi: "Chưa chắc", ja: "未定"), .wide),
    ReportColumn(
      "substituted", .count, Words("Sends another", vi: "Cử người thay", ja: "代理"), short: "subst.", .wide),
    ReportColumn("declined", .count, Words("Declined", vi: "Từ chối", ja: "欠席回答")),
    ReportColumn("unanswered", .count, Words("No answer", vi: "Chưa trả lời", ja: "未回答"), .wide),
    ReportColumn("present", .count, Words("Present", vi: "Có mặt", ja: "出席")),
    ReportColumn("unexpected", .count, Words("Unexpected", vi: "Ngoài dự kiến", ja: "予定外"), short: "unexp."),
    ReportColumn("absent", .count, Words("Absent", vi: "Vắng mặt", ja: "当日欠席")),
  ]
}
