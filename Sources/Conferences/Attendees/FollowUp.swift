import PostgreSQL

/// Something that counted on a guest who comes no more: what it is, and what to do about it.
public struct FollowUp: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case chair, deputy, head, interpreter, liaison, moderator, paper, presenter
    case programme, recipient, revoked, seat, signer, speaker, substitute
  }

  public let kind: Kind
  /// The code of the delegation, session or ceremony; of a paper its kind.
  public let place: String
  /// Where in it: the position of the grant or item, the seat, the number of the paper.
  public let detail: String?

  /// What is the matter, as a sentence without a full stop.
  public var sentence: String {
    let detail = detail ?? ""
    return switch kind {
    case .chair: "the session \(place) has no chair"
    case .deputy: "the delegation \(place) has no deputy"
    case .head: "the delegation \(place) has no head"
    case .liaison: "nobody looks after the delegation \(place)"
    case .signer: "the papers of \(place) have no signer"
    case .moderator, .speaker, .interpreter: "the session \(place) loses a \(kind.rawValue)"
    case .programme: "item \(detail) of \(place) loses somebody"
    case .presenter, .recipient: "grant \(detail) of \(place) loses its \(kind.rawValue)"
    case .seat: "seat \(detail) of \(place) is free"
    case .substitute: "nobody comes instead of \(place)"
    case .paper: "the \(place) \(detail) is made already"
    case .revoked: "the \(place) \(detail) was revoked"
    }
  }

  /// What to do, as a sentence without a full stop.
  public var remedy: String {
    switch kind {
    case .chair: "trao session edit \(place) --chair ID"
    case .moderator, .speaker, .interpreter: "trao session edit \(place) --\(kind.rawValue) ID …"
    case .programme: "trao programme edit \(place) \(detail ?? "") --attendee ID"
    case .deputy, .head, .liaison: "trao delegation edit \(place) --\(kind.rawValue) ID"
    case .signer: "trao conference edit --signer ID"
    case .presenter, .recipient:
      "trao ceremony grant assign \(detail ?? "") --ceremony \(place) --\(kind.rawValue) ID"
    case .seat: "trao seating plan --session \(place)"
    case .substitute: "trao attendee substitute \(place) --substitute ID, or restore \(place)"
    case .paper: "call it back if it was sent: trao certificate revoke"
    case .revoked: "trao certificate reissue \(detail ?? "")"
    }
  }
}

extension FollowUp {
  /// Papers of a guest who is back that were revoked meanwhile, and that nothing stands in the place of: no schedule
  /// makes them again by itself.
  static func revoked(
    of participation: Int, in conference: Conference, _ database: Database
  ) throws -> [FollowUp] {
    try database.query(Statements.revokedPapersOfGuest, conference.id, participation).map { row in
      FollowUp(kind: .revoked, place: try row.get("kind"), detail: try row.get("name"))
    }
  }

  /// Everything that counts on a guest and is not over; of one session, where a code is given.
  static func all(
    of participation: Int, session code: String? = nil, in conference: Conference, _ database: Database
  ) throws -> [FollowUp] {
    try database.query(Statements.participationTies, conference.id, participation, code).compactMap { row in
      guard let kind = Kind(rawValue: try row.get("kind")) else { return nil }
      return FollowUp(kind: kind, place: try row.get("place"), detail: try row.optional("detail"))
    }
  }
}
