import StrictYAML

/// Ways to reach a guest, as they may be stored.
enum Contact {
  static func email(_ text: String?) throws(ConferenceError) -> String? {
    guard let email = try Line.given(text, as: "the mail address") else { return nil }
    guard Shape.isEmail(email) else {
      throw ConferenceError(
        .invalid, "\(Quotation.quoted(email)) is no mail address", remedy: "write it as name@example.org")
    }
    return email
  }

  static func phone(_ text: String?) throws(ConferenceError) -> String? {
    guard let phone = try Line.given(text, as: "the telephone number") else { return nil }
    guard Shape.isPhone(phone) else {
      throw ConferenceError(
        .invalid, "\(Quotation.quoted(phone)) is no telephone number", remedy: "write it as +84 203 000 0000")
    }
    return phone
  }
}
