public import PostgreSQL

/// What the last two columns of the register of outgoing documents say: what came back, and why a paper counts no more.
///
/// What an officer wrote stands as it is; what follows from the state of the paper is said in the reader's language.
public struct RegisterRemarks: Hashable, Sendable {
  private let state: String
  private let receipt, outcome, note, reason, successor: String?
  private let outcomeOn: CalendarDate?

  /// Takes a row of `trao.outgoing_register`.
  ///
  /// - Throws: `DatabaseError` where a column is missing.
  public init(_ row: Row) throws(DatabaseError) {
    state = try row.get("state")
    receipt = try row.optional("receipt")
    outcome = try row.optional("outcome")
    outcomeOn = try row.optional("outcome_on")
    note = try row.optional("note")
    reason = try row.optional("reason")
    successor = try row.optional("successor")
  }

  /// `received 2023-10-28`, `đã nhận 28/10/2023`; `day` writes the date. Nil where nothing came back.
  public func receipt(in language: Language, day: (CalendarDate) -> String) -> String? {
    guard receipt == nil, let outcome, let outcomeOn else { return receipt }
    let word =
      switch (outcome, language) {
      case ("received", .vi): "đã nhận"
      case ("received", .ja): "受領"
      case ("returned", .vi): "bị trả lại"
      case ("returned", .ja): "返送"
      default: outcome
      }
    return "\(word) \(day(outcomeOn))"
  }

  /// `void: …`, `hủy số: …`, `superseded by 02/GM-UBND`; nil where nothing is to be noted.
  public func note(in language: Language) -> String? {
    switch state {
    case "void":
      return remark(reason, in: language, en: "void", vi: "hủy số", ja: "欠番")
    case "revoked":
      return remark(reason, in: language, en: "revoked", vi: "thu hồi", ja: "取消し")
    case "superseded":
      guard let successor else {
        return remark(nil, in: language, en: "superseded", vi: "đã thay thế", ja: "差替え済み")
      }
      switch language {
      case .vi: return "được thay bằng \(successor)"
      case .ja: return "\(successor)に差替え"
      case .en: return "superseded by \(successor)"
      }
    default: return note
    }
  }

  private func remark(_ reason: String?, in language: Language, en: String, vi: String, ja: String) -> String
  {
    switch language {
    case .vi: reason.map { "\(vi): \($0)" } ?? vi
    case .ja: reason.map { "\(ja)：\($0)" } ?? ja
    case .en: reason.map { "\(en): \($0)" } ?? en
    }
  }
}
