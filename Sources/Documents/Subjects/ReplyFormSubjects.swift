extension SubjectStore {
  /// Reply forms, in the order of the guests' own numbers.
  mutating func replyForms(_ ids: [Int]) throws -> [Subject] {
    let guests = Dictionary(try guests(ids).map { ($0.id, $0) }) { first, _ in first }
    return try invitations(ids).map { subject in
      guard let id = subject.reference.participation, let guest = guests[id] else { return subject }
      var fields = subject.fields
      fields.put("invitee.name_own", name: guest.ownName == guest.name ? nil : guest.ownName)
      fields.put("invitee.code", code: guest.externalID)
      return Subject(reference: subject.reference, language: subject.language, fields: fields)
    }
  }
}
