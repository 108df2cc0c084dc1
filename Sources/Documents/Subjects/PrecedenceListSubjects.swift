extension SubjectStore {
  /// A list of precedence, with what put each guest behind the one before.
  mutating func precedenceList(_ whole: Whole, _ language: PaperLanguage) throws -> Subject {
    let guests = try listed(language, of: whole)
    var fields = try facts(language).fields
    fields["guests"] = .rows(
      guests.enumerated().map { index, guest in
        var row = guest.row(number: index + 1)
        switch guest.basis {
        case "locked":
          row.put("is_locked", flag: true)
          row.put("lock_reason", text: guest.lockReason)
        case let basis?: row.put("by_\(basis == "first" ? "rank" : basis)", flag: true)
        case nil: break
        }
        return row
      })
    fields.put("guests_count", number: String(guests.count))
    fields.mark(guests)
    return Subject(reference: .whole(whole), language: language, fields: fields)
  }
}
