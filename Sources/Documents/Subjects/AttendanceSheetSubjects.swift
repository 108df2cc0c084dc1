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
    try putSession(session, of: whole, language, into: &fields)
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
        let position = Self.position(of: guest, language)
        let original = twin.flatMap { Self.position(of: $0, .vi) }
        row.put("title_vi", text: original)
        row["title"] = nil
        row.put("title", text: position == original ? nil : position)
        return row
      })
    fields["blanks"] = .rows(
      (1...Self.blankLines).map { ["number": .number(String(guests.count + $0))] })
    fields.put("guests_count", number: String(guests.count))
    fields.mark(guests)
    return Subject(reference: .whole(whole), language: language, fields: fields)
  }

  /// The title, and of who belongs to no delegation the body, in one cell: there is a line for either language.
  private static func position(of guest: ListedGuest, _ language: PaperLanguage) -> String? {
    let parts = [guest.title, guest.delegation == nil ? guest.organisation : nil].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: language == .ja ? "\u{3000}" : ", ")
  }
}
