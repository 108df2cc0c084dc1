import Foundation
public import PostgreSQL
import StrictYAML

/// What papers and replies need to know of a conference besides its name, time and place.
public struct ConferenceDetails: Hashable, Sendable {
  public let occasion: LocalisedText
  /// Codes of organisations, in the order in which papers name them.
  public let organisers: [String]
  /// The code of the body that signs and numbers its papers.
  public let issuingOrganisation: String
  /// The guest who signs its papers, by the organiser's key.
  public let signer: String?
  public let signatureAuthority: LocalisedText
  public let signaturePosition: LocalisedText
  public let dress: LocalisedText
  /// The last day on which guests are asked to answer.
  public let replyBy: CalendarDate?
  /// The office or person that takes replies.
  public let contact: LocalisedText
  public let contactPhone: String?
  public let contactEmail: String?
  public let numbering: NumberingPolicy
}

/// What is to become of a conference; what is not named stays, languages of texts too.
public struct ConferenceChange: Sendable {
  public var name = LocalisedText()
  /// What is given for a text, by language.
  public var texts: [ConferenceText: LocalisedText] = [:]
  /// Texts that go, in every language that is not given.
  public var without: Set<ConferenceText> = []
  public var startsOn: CalendarDate?
  public var endsOn: CalendarDate?
  /// The name of a zone of the IANA database.
  public var timeZone: String?
  /// Organisations by code, in their order; at least one.
  public var organisers: [String]?
  public var signer: ValueChange<String> = .keep
  public var replyBy: ValueChange<CalendarDate> = .keep
  public var contactPhone: ValueChange<String> = .keep
  public var contactEmail: ValueChange<String> = .keep
  /// The name of a zone of the IANA database.
  public var secondTimeZone: ValueChange<String> = .keep
  public var numbering: NumberingPolicy?
  public var state: ConferenceState?
  /// Whether it may become less far along than it is.
  public var goesBack = false

  public init() {}
}

extension ConferenceStore {
  /// - Throws: `DatabaseError`; ``ConferenceError`` `.noSuchRecord` where the conference was removed meanwhile.
  public static func details(of conference: Conference, in database: Database) throws -> ConferenceDetails {
    let entry = try entry(of: conference, in: database)
    return ConferenceDetails(
      occasion: entry.occasion, organisers: entry.organisers,
      issuingOrganisation: entry.issuingOrganisation, signer: entry.signer,
      signatureAuthority: entry.signatureAuthority,
      signaturePosition: entry.signaturePosition, dress: entry.dress, replyBy: entry.replyBy,
      contact: entry.contact, contactPhone: entry.contactPhone, contactEmail: entry.contactEmail,
      numbering: entry.numbering)
  }

  /// Changes what papers and replies need to know, when and where the conference is, and how far along. Call it inside
  /// `pool.change(as:)`. Papers that are made already stay as they are.
  ///
  /// - Returns: The conference as it is now.
  /// - Throws: ``ConferenceError`` `.invalid` where a value is of the wrong shape; `.noSuchRecord` where the signer does
  ///   not take part or an organiser is not known; `.refused` where sessions would be outside its days, local times on
  ///   record would change, it would go back unasked or close while a session is open, or another rule forbids it.
  public static func edit(
    _ change: ConferenceChange, of conference: Conference, in database: Database
  ) throws -> Conference {
    try hold(conference, in: database)
    // What somebody else wrote while this one waited.
    let conference = try resolve(conference.code, in: database)
    var entry = try entry(of: conference, in: database)
    entry.name = entry.name.merging(try change.name.cleaned(as: "the name"))
    for text in ConferenceText.allCases {
      if change.without.contains(text) { entry[keyPath: text.field] = LocalisedText() }
      let given = try change.texts[text]?.cleaned(as: "the \(text.rawValue)") ?? LocalisedText()
      entry[keyPath: text.field] = entry[keyPath: text.field].merging(given)
    }
    entry.startsOn = change.startsOn ?? entry.startsOn
    entry.endsOn = change.endsOn ?? entry.endsOn
    entry.timeZone = change.timeZone ?? entry.timeZone
    if let organisers = change.organisers { entry.organisers = try checked(organisers, in: database) }
    entry.replyBy = change.replyBy.applied(to: entry.replyBy)
    entry.contactPhone = change.contactPhone.applied(to: entry.contactPhone)
    entry.contactEmail = change.contactEmail.applied(to: entry.contactEmail)
    entry.secondTimeZone = change.secondTimeZone.applied(to: entry.secondTimeZone)
    entry.numbering = change.numbering ?? entry.numbering
    try check(entry)
    try ConferenceTimes(conference, entry, database).check()
    try move(&entry, to: change.state, goesBack: change.goesBack, conference, in: database)
    if case .set(let signer) = change.signer {
      _ = try AttendeeStore.find(signer, of: conference, in: database)
    }
    return try BrokenRule.explained {
      _ = try StoredConference.put(entry, in: database)
      if change.signer != .keep {
        try database.query(Statements.putSigner, conference.id, change.signer.applied(to: entry.signer))
      }
      try database.checkRules()
      return try resolve(conference.code, in: database)
    }
  }

  private static func entry(of conference: Conference, in database: Database) throws -> ConferenceEntry {
    if let entry = try StoredConference.entry(conference.code, in: database) { return entry }
    throw ConferenceError(
      .noSuchRecord, "the conference \(conference.code) was removed meanwhile",
      remedy: "`trao conference list` shows what there is")
  }

  /// The codes of organisations, each once.
  private static func checked(_ organisers: [String], in database: Database) throws -> [String] {
    guard !organisers.isEmpty else {
      throw ConferenceError(.invalid, "a conference has an organiser", remedy: "name one at least")
    }
    var codes: [String] = []
    for name in organisers {
      let organisation = try OrganisationStore.find(name, in: database)
      guard let code = organisation.code else {
        throw ConferenceError(
          .refused, "the organisation \(name) has no code, and organisers are named by it",
          remedy: "give it one: trao organisation edit \(name) --code CODE")
      }
      guard !codes.contains(code) else {
        throw ConferenceError(.invalid, "the organiser \(code) stands twice", remedy: "name each once")
      }
      codes.append(code)
    }
    return codes
  }

  private static func check(_ entry: ConferenceEntry) throws(ConferenceError) {
    func require(_ isRight: Bool, _ what: String, _ remedy: String) throws(ConferenceError) {
      guard isRight else { throw ConferenceError(.invalid, what, remedy: remedy) }
    }
    try require(
      entry.startsOn <= entry.endsOn,
      "the conference would end on \(entry.endsOn.iso), before it begins on \(entry.startsOn.iso)",
      "give both days: --starts-on, --ends-on")
    try require(
      entry.replyBy.map { $0 <= entry.endsOn } ?? true,
      "the last day for replies, \(entry.replyBy?.iso ?? ""), is after the conference",
      "give a day up to \(entry.endsOn.iso)")
    try require(
      entry.contactEmail.map(Shape.isEmail) ?? true, "the contact's mail address is none",
      "write it as office@example.org")
    try require(
      entry.contactPhone.map(Shape.isPhone) ?? true, "the contact's telephone number is none",
      "write it as +84 203 3835 696")
    try require(
      entry.secondTimeZone.map { TimeZone(identifier: $0) != nil } ?? true,
      "\(Quotation.quoted(entry.secondTimeZone ?? "")) is no time zone", "use a name such as Asia/Tokyo")
  }

  private static func move(
    _ entry: inout ConferenceEntry, to state: ConferenceState?, goesBack: Bool, _ conference: Conference,
    in database: Database
  ) throws {
    guard let state, state != entry.state else { return }
    guard state.progress > entry.state.progress || goesBack else {
      throw ConferenceError(
        .refused, "the conference is \(entry.state.rawValue) already, which comes after \(state.rawValue)",
        remedy: "say --back if it is to go back")
    }
    if state.progress >= ConferenceState.closed.progress {
      let open = try SessionStore.list(of: conference, in: database).filter { $0.state == .open }.map(\.code)
      guard open.isEmpty else {
        throw ConferenceError(
          .refused, "a session is open still: \(open.joined(separator: ", "))",
          remedy: "close it first: trao session close \(open.first ?? "")")
      }
    }
    entry.state = state
  }
}
