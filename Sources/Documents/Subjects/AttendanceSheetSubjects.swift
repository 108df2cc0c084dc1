internal import Conferences

extension SubjectStore {
  /// Lines for those who come unexpected.
  private static let blankLines = 5

  /// The sheet in which the guests of a session sign.
  mutating func attendanceSheet(_ whole: Whole, _ language: PaperLanguage) throws -> Subject? {
    guard let session = whole.session else { return nil }
    let guests = try listed(language, of: whole)
    let vietnamese = Dictionary(try listed(.vi, of: whole).map { ($0.id, $0) }) { first, _ in first }
    var fields = try facts(language).fields
    let original = try facts(.vi).fields
    fields["conference.name_vi"] = original["conference.name"]
    try putSession(session, language, into: &fields)
    if case .time(let starts) = fields["session.starts"] {
      fields["session.day_vi"] = .text(
        TimeFormat.time.words(starts, .vi) + ", " + TimeFormat.weekday.words(starts, .vi))
    }
    fields["guests"] = .rows(
      guests.enumerated().map { index, guest in
        var row = guest.row(number: index + 1)
        let twin = vietnamese[guest.id]
        let name = twin?.name ?? guest.name
        let own = guest.forms?.ownScript ?? guest.name
        row.put("name", name: name)
        row.put("name_own", name: own == name ? nil : own)
        row.put("title_vi", text: twin?.title)
        if twin?.title == guest.title { row["title"] = nil }
        return row
      })
    fields["blanks"] = .rows(
      (1...Self.blankLines).map { ["number": .number(String(guests.count + $0))] })
    fields.put("guests_count", number: String(guests.count))
    fields.mark(guests)
    return Subject(reference: .whole(whole), language: language, fields: fields)
  }
}
