public import PostgreSQL
import StrictYAML

/// The delegations of a conference.
public enum DelegationStore {
  /// All of them, in the order of protocol.
  public static func list(of conference: Conference, in database: Database) throws -> [Delegation] {
    try database.query(Statements.delegations, conference.id).map { try Delegation($0) }
  }

  /// - Throws: ``ConferenceError`` `.noSuchRecord` with the nearest code.
  public static func find(
    _ code: String, of conference: Conference, in database: Database
  ) throws -> Delegation {
    let all = try list(of: conference, in: database)
    guard let delegation = all.first(where: { $0.code == code }) else {
      throw ConferenceError.noSuch(
        "delegation", code, among: all.map(\.code), list: "trao delegation list")
    }
    return delegation
  }

  /// The members by precedence; those who count no more come last.
  public static func members(
    of delegation: Delegation, in conference: Conference, _ database: Database
  ) throws -> [Attendee] {
    try AttendeeStore.list(
      of: conference, order: .precedence, filter: AttendeeFilter(delegation: delegation.code), in: database)
  }

  /// Adds a delegation behind the others; it is forming. Call it inside `pool.change(as:)`.
  ///
  /// - Parameters:
  ///   - code: Its own, as people type it.
  ///   - name: In at least one language.
  ///   - country: ISO 3166-1 alpha-2.
  ///   - side: Where it sits.
  ///   - organisation: The code of the organisation that sends it.
  ///   - conference: Where it comes to.
  ///   - database: In a transaction with an actor.
  /// - Returns: The delegation.
  /// - Throws: ``ConferenceError`` where the code is taken, or a value is not of the right shape.
  @discardableResult
  public static func add(
    _ code: String, name: LocalisedText, country: String, side: DelegationSide = .guest,
    organisation: String? = nil, to conference: Conference, in database: Database
  ) throws -> Delegation {
    guard Shape.isCode(code) else {
      throw ConferenceError(
        .invalid, "\(Quotation.quoted(code)) is no code",
        remedy: "use letters, digits, dots, dashes and underscores, at most 64")
    }
    try ConferenceStore.hold(conference, in: database)
    guard try !list(of: conference, in: database).contains(where: { $0.code == code }) else {
      throw ConferenceError(
        .refused, "there is a delegation \(code) already", remedy: "change it: trao delegation edit \(code)")
    }
    let entry = DelegationEntry(
      code: code, name: try clean(name), organisation: try known(organisation, database),
      country: try checked(country), side: side, state: .forming, origin: Origin(.operator))
    guard !entry.name.isEmpty else {
      throw ConferenceError(
        .invalid, "the delegation has no name", remedy: "give one: --name-vi, --name-ja or --name-en")
    }
    try BrokenRule.explained { try StoredDelegations.put(entry, of: conference.id, in: database) }
    return try find(code, of: conference, in: database)
  }

  /// Changes a delegation that is not closed. Head and deputy are its members; whoever is named head, deputy or liaison
  /// has that role from now on. Call it inside `pool.change(as:)`.
  ///
  /// - Returns: The delegation as it is then.
  /// - Throws: ``ConferenceError`` where anything named is unknown, the delegation is closed, a head or deputy is no
  ///   member, a liaison officer is not of the host, or a confirmed delegation would be left without a head.
  @discardableResult
  public static func edit(
    _ code: String, _ change: DelegationChange, of conference: Conference, in database: Database
  ) throws -> Delegation {
    try ConferenceStore.hold(conference, in: database)
    let delegation = try find(code, of: conference, in: database)
    guard delegation.state != .closed else {
      throw ConferenceError(
        .refused, "the delegation \(code) is closed", remedy: "open it again: trao delegation reopen \(code)")
    }
    guard
      let old = try StoredDelegations.entries(of: conference.id, in: database).first(where: {
        $0.code == code
      })
    else { return delegation }
    var entry = old
    for (language, body) in Language.allCases.map({ ($0, change.name[$0]) }) where body != nil {
      entry.name[language] = body
    }
    entry.name = try clean(entry.name)
    entry.organisation = try known(change.organisation.applied(to: old.organisation), database)
    entry.country = try change.country.map(checked) ?? old.country
    entry.side = change.side ?? old.side
    entry.head = change.head.applied(to: old.head)
    entry.deputy = change.deputy.applied(to: old.deputy)
    entry.liaison = change.liaison.applied(to: old.liaison)
    if let head = entry.head, head == entry.deputy {
      throw ConferenceError(
        .refused, "\(head) cannot be head and deputy", remedy: "name somebody else for one of them")
    }
    if entry.head == nil, old.state == .confirmed {
      throw ConferenceError(
        .refused, "the confirmed delegation \(code) would have no head",
        remedy: "name another: --head ID, or take it back first: trao delegation reopen \(code)")
    }
    try BrokenRule.explained {
      try move(change, to: delegation, in: conference, database)
      try refuseStrangers(entry, in: conference, database)
      if entry != old { try StoredDelegations.put(entry, of: conference.id, in: database) }
      try StoredDelegations.lead(entry, of: conference.id, in: database)
      try passRole("head", from: old.head, to: entry.head, in: conference, database)
      try passRole("deputy", from: old.deputy, to: entry.deputy, in: conference, database)
      if old.liaison != entry.liaison {
        try passRole("liaison", from: nil, to: entry.liaison, in: conference, database)
      }
      try database.checkRules()
    }
    return try find(code, of: conference, in: database)
  }

  // MARK: Steps of the edit

  private static func move(
    _ change: DelegationChange, to delegation: Delegation, in conference: Conference, _ database: Database
  ) throws {
    for id in change.joining {
      let guest = try AttendeeStore.find(id, of: conference, in: database)
      guard guest.delegation != delegation.code else { continue }
      try database.query(Statements.joinDelegation, conference.id, guest.participation, delegation.code)
    }
    for id in change.leaving {
      let guest = try AttendeeStore.find(id, of: conference, in: database)
      guard guest.delegation == delegation.code else {
        throw ConferenceError(
          .refused, "\(id) is not in the delegation \(delegation.code)",
          remedy: "trao delegation show \(delegation.code) shows its members")
      }
      try database.query(Statements.joinDelegation, conference.id, guest.participation, String?.none)
    }
  }

  private static func refuseStrangers(
    _ entry: DelegationEntry, in conference: Conference, _ database: Database
  ) throws {
    for (what, id) in [("head", entry.head), ("deputy", entry.deputy)] {
      guard let id else { continue }
      let guest = try AttendeeStore.find(id, of: conference, in: database)
      guard guest.delegation == entry.code else {
        throw ConferenceError(
          .refused, "\(id) is not a member of \(entry.code), so cannot be its \(what)",
          remedy: "take them in as well: --member \(id)")
      }
    }
    if let liaison = entry.liaison { _ = try AttendeeStore.find(liaison, of: conference, in: database) }
  }

  private static func passRole(
    _ role: String, from old: String?, to new: String?, in conference: Conference, _ database: Database
  ) throws {
    guard old != new else { return }
    let guests = try [old, new].compactMap { $0 }.map {
      try AttendeeStore.find($0, of: conference, in: database).participation
    }
    try database.query(Statements.moveRole, conference.id, guests, role, old, new)
  }

  private static func clean(_ name: LocalisedText) throws(ConferenceError) -> LocalisedText {
    var result = LocalisedText()
    for language in Language.allCases { result[language] = try Line.given(name[language], as: "the name") }
    return result
  }

  private static func checked(_ country: String) throws(ConferenceError) -> String {
    guard Country.codes.contains(country) else {
      throw ConferenceError(.invalid, Country.refusal(of: country), remedy: "use ISO 3166-1 alpha-2")
    }
    return country
  }

  private static func known(_ organisation: String?, _ database: Database) throws -> String? {
    guard let organisation else { return nil }
    guard try database.query(Statements.organisationOfGuest, organisation).first == nil else {
      return organisation
    }
    let codes = try database.query(Statements.codesOfOrganisations).map { try $0.get(0, as: String.self) }
    throw ConferenceError.noSuch("organisation", organisation, among: codes, list: "trao organisation list")
  }
}
