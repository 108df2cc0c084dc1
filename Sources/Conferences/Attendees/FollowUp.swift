import PostgreSQL

/// Something that counted on a guest who comes no more: what it is, and what to do about it.
public struct FollowUp: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case chair, deputy, head, interpreter, liaison, moderator, paper, presenter, programme, recipient, seat,
      signer
    case speaker, substitute
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
    }
  }

  /// What to do, as a sentence without a full stop.
  public var remedy: String {
    switch kind {
    case .chair, .moderator, .speaker, .interpreter, .programme: "name somebody else in the session"
    case .deputy, .head, .liaison: "trao delegation edit \(place)"
    case .signer: "name another signer in conference.yaml"
    case .presenter, .recipient: "name somebody else, a proxy, or withdraw the grant"
    case .seat: "trao seating plan --session \(place)"
    case .substitute: "trao attendee substitute \(place) --substitute ID, or restore \(place)"
    case .paper: "call it back if it was sent: trao certificate revoke"
    }
  }
}

extension FollowUp {
  /// Everything that counts on a guest and is not over.
  static func all(
    of participation: Int, in conference: Conference, _ database: Database
  ) throws -> [FollowUp] {
    try database.query(Statements.participationTies, conference.id, participation).compactMap { row in
      guard let kind = Kind(rawValue: try row.get("kind")) else { return nil }
      return FollowUp(kind: kind, place: try row.get("place"), detail: try row.optional("detail"))
    }
  }
}
