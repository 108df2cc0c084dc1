public import Foundation
public import PostgreSQL

/// Somebody, once, whatever number of conferences they take part in.
public struct Person: Hashable, Sendable {
  /// Its number in the database.
  public let id: Int
  /// The organiser's code; people that came with a guest list have none.
  public let code: String?
  public let country: String
  /// In which letters to the person are written.
  public let language: Language
  /// As the person writes it.
  public let name: String
  public let kana: String?
  public let romanised: String?
  /// Of the highest office that is held today.
  public let title: LocalisedText
  public let organisation: LocalisedText
  /// In how many conferences the person takes part.
  public let conferenceCount: Int
  public let origin: Origin

  /// How commands name the person: the code, or `@` and the number.
  public var label: String { code ?? "@\(id)" }
}

/// Everything known of a person.
public struct PersonDetails: Hashable, Sendable {
  /// An office, and how commands name it: its code, or `@` and its number.
  public struct Office: Hashable, Sendable {
    public let id: Int
    public let code: String?
    public let appointment: Appointment

    public var label: String { code ?? "@\(id)" }
  }

  /// The part a person takes in one conference.
  public struct Part: Hashable, Sendable {
    public let conference: String
    public let name: LocalisedText
    public let startsOn: CalendarDate
    public let externalID: String
    public let delegation: String?
    public let roles: [Role]
    public let state: ParticipationState
    public let language: Language
    public let email: String?
    public let phone: String?
    /// What papers of the conference's first day print.
    public let title: LocalisedText
    /// The codes of the sessions in which the person was present.
    public let attended: [String]
  }

  /// A delegation to which a person belongs, or after which they look, and who leads it.
  public struct Delegation: Hashable, Sendable {
    /// What the person is in it.
    public enum Part: String, CaseIterable, Sendable {
      case head, deputy, liaison, member
    }

    /// Somebody with a post in a delegation.
    public struct Post: Hashable, Sendable {
      public let externalID: String
      public let name: String
    }

    public let conference: String
    public let code: String
    public let name: LocalisedText
    public let part: Part
    public let head: Post?
    public let deputy: Post?
    /// The host's officer who looks after it.
    public let liaison: Post?
  }

  public let person: Person
  public let names: [NameForm]
  public let honorifics: [Language: Honorific]
  public let offices: [Office]
  /// In the order of the conferences' days.
  public let parts: [Part]
  /// In the order of the conferences' days, the person's own first.
  public let delegations: [Delegation]
  /// Who looks like this person and was marked as another one, in the order of the marks.
  public let distinctions: [DistinctRecord]
  /// Who became this person, the last first.
  public let merged: [MergedRecord]
}

/// One who looks like another and is not, by the word of somebody.
public struct DistinctRecord: Hashable, Sendable {
  /// How commands name it: the code, or `@` and a number.
  public let label: String
  public let name: String
  public let reason: String
  public let at: Date
  public let by: String
}

/// One who became part of another, without a name.
public struct MergedRecord: Hashable, Sendable {
  public let id: Int
  public let code: String?
  public let at: Date
  public let by: String

  public var label: String { code ?? "@\(id)" }
}

/// Ways to put people in order; what is equal otherwise stands as it was entered.
public enum PersonListOrder: String, CaseIterable, Sendable {
  case entry
  /// By given name, family name, middle name, in the Vietnamese alphabet.
  case vi
  /// By the reading in kana; whoever has none comes after, by the Latin form.
  case ja
  /// By the family name in Latin letters.
  case en
}

extension Person {
  init(_ row: Row) throws(DatabaseError) {
    self.init(
      id: try row.get("id"), code: try row.optional("code"), country: try row.get("country"),
      language: try row.get("language"), name: try row.get("native_name"), kana: try row.optional("kana"),
      romanised: try row.optional("romanised_name"), title: try row.text("title"),
      organisation: try row.text("organisation"), conferenceCount: try row.get("conferences"),
      origin: try row.origin)
  }
}

extension PersonDetails.Office {
  init(_ row: Row) throws(DatabaseError) {
    self.init(
      id: try row.get("id"), code: try row.optional("code"),
      appointment: Appointment(
        title: try row.text("title"), organisation: try row.text("organisation"),
        rank: try row.optional("rank"), isActing: try row.get("is_acting"),
        validFrom: try row.optional("valid_from"), validTo: try row.optional("valid_to"),
        origin: try row.origin))
  }
}

extension PersonDetails.Part {
  init(_ row: Row) throws(DatabaseError) {
    self.init(
      conference: try row.get("code"), name: try row.text("name"), startsOn: try row.get("starts_on"),
      externalID: try row.get("external_id"), delegation: try row.optional("delegation"),
      roles: try row.get("roles", as: [String].self).compactMap(Role.init(rawValue:)),
      state: try row.get("state"), language: try row.get("language"), email: try row.optional("email"),
      phone: try row.optional("phone"), title: try row.text("title"), attended: try row.get("attended"))
  }
}

extension PersonDetails.Delegation {
  init(_ row: Row) throws(DatabaseError) {
    func post(_ key: String) throws(DatabaseError) -> Post? {
      guard let id: String = try row.optional(key) else { return nil }
      return Post(externalID: id, name: try row.optional("\(key)_name") ?? id)
    }
    self.init(
      conference: try row.get("conference"), code: try row.get("code"), name: try row.text("name"),
      part: Part(rawValue: try row.get("part")) ?? .member, head: try post("head"),
      deputy: try post("deputy"),
      liaison: try post("liaison"))
  }
}

extension DistinctRecord {
  init(_ row: Row) throws(DatabaseError) {
    let id: Int = try row.get("id")
    self.init(
      label: try row.optional("code") ?? "@\(id)", name: try row.optional("name") ?? "",
      reason: try row.get("reason"), at: try row.time("created_at"), by: try row.get("created_by"))
  }
}

extension MergedRecord {
  init(_ row: Row) throws(DatabaseError) {
    self.init(
      id: try row.get("merged_id"), code: try row.optional("merged_code"), at: try row.time("created_at"),
      by: try row.get("created_by"))
  }
}
