import PostgreSQL

/// A hand-over as the master of ceremonies announces it.
struct ScriptGrant: Hashable, Sendable {
  let position: Int
  /// `certificate`, or the kind of the instrument.
  let kind: String
  let amendment: Int
  /// Of the project, or of the instrument.
  let name: LocalisedText
  let company: LocalisedText
  let amount: String?
  let currency: String?
  var presenters: [ScriptPerson] = []
  var recipients: [ScriptPerson] = []

  init(_ row: Row) throws(DatabaseError) {
    position = try row.get("position")
    kind = try row.get("kind")
    amendment = try row.get("amendment")
    name = try row.text("name")
    company = try row.text("company")
    amount = try row.optional("amount")
    currency = try row.optional("currency")
  }

  /// What the master of ceremonies says: the instrument, who hands it over, who receives it for which company, the
  /// project and its total capital.
  func words(in language: Language) -> String {
    let presenters = presenters.enumerated().map { index, person in
      person.announced(in: language, insideSentence: language == .vi || index > 0)
    }
    let recipients = recipients.map { $0.announced(in: language, insideSentence: true) }
    let company = company.best(for: language)
    return switch language {
    case .vi: vietnamese(presenters, recipients, company)
    case .ja: japanese(presenters, recipients, company)
    case .en: english(presenters, recipients, company)
    }
  }

  private func vietnamese(_ presenters: [String], _ recipients: [String], _ company: String?) -> String {
    var text = "Trân trọng kính mời "
    if !presenters.isEmpty {
      let people = Self.list(presenters, ";", "và")
      // A title ends with a comma, a bare name does not.
      text += people + (people.contains(",") ? "," : "") + " lên trao và kính mời "
    }
    let side = company.map { "đại diện \($0)" } ?? "đại diện đơn vị"
    text += recipients.isEmpty ? side : "\(Self.list(recipients, ";", "và")), \(side),"
    text += " lên nhận \(instrument(in: .vi))"
    if kind == "certificate" {
      let project = name.best(for: .vi) ?? ""
      text += project.hasPrefix("Dự án") ? " \(project)" : " Dự án \(project)"
    }
    return text + (spoken(in: .vi).map { ", tổng vốn đầu tư \($0)." } ?? ".")
  }

  private func japanese(_ presenters: [String], _ recipients: [String], _ company: String?) -> String {
    var text = presenters.isEmpty ? "" : presenters.joined(separator: "、") + "より、"
    if let company { text += recipients.isEmpty ? "\(company)に対し、" : "\(company)を代表される" }
    if !recipients.isEmpty { text += recipients.joined(separator: "、") + "に対し、" }
    if kind == "certificate" { text += "「\(name.best(for: .ja) ?? "")」の" }
    text += "\(instrument(in: .ja))を授与いたします。"
    return text + (spoken(in: .ja).map { "総投資額は\($0)でございます。" } ?? "")
  }

  private func english(_ presenters: [String], _ recipients: [String], _ company: String?) -> String {
    let what =
      kind == "certificate"
      ? "the \(instrument(in: .en)) of \(name.best(for: .en) ?? "")" : "the \(instrument(in: .en))"
    var whom = company ?? "the recipient"
    if !recipients.isEmpty {
      whom = Self.list(recipients, ";", "and") + (company.map { ", representing \($0)" } ?? "")
    }
    let sentence =
      presenters.isEmpty
      ? "\(what.prefix(1).uppercased())\(what.dropFirst()) will now be presented to \(whom)"
      : "\(Self.list(presenters, ";", "and")), will now present \(what) to \(whom)"
    // "Co., Ltd." ends the sentence by itself.
    let end = sentence.hasSuffix(".") ? "" : "."
    return sentence + (spoken(in: .en).map { "; total investment \($0)." } ?? end)
  }

  /// Certificates by the name of the act, others by their own.
  private func instrument(in language: Language) -> String {
    guard kind == "certificate" else { return name.best(for: language) ?? "" }
    return switch language {
    case .vi:
      "Giấy chứng nhận đăng ký đầu tư" + (amendment > 0 ? " điều chỉnh lần thứ \(amendment)" : "")
    case .ja: "投資登録証明書" + (amendment > 0 ? "（第\(amendment)回変更）" : "")
    case .en:
      "Investment Registration Certificate" + (amendment > 0 ? " (amendment \(amendment))" : "")
    }
  }

  private func spoken(in language: Language) -> String? {
    guard let amount, let currency else { return nil }
    return SpokenAmount.text(amount, currency, in: language)
  }

  /// Titles hold commas, so that people are parted by semicolons.
  private static func list(_ people: [String], _ separator: String, _ and: String) -> String {
    guard people.count > 1, let last = people.last else { return people.joined() }
    return people.dropLast().joined(separator: "\(separator) ") + "\(separator) \(and) " + last
  }
}
