public import PostgreSQL

/// The investment projects that conferences present.
public enum ProjectStore {
  /// Those of a conference, or all there are, by code.
  public static func list(of conference: Conference?, in database: Database) throws -> [Project] {
    try read(conference?.id, nil, in: database)
  }

  /// - Throws: ``ConferenceError`` `.noSuchRecord` with the nearest code.
  public static func find(_ code: String, in database: Database) throws -> Project {
    if let project = try read(nil, code, in: database).first { return project }
    let known = try read(nil, nil, in: database).map(\.code)
    throw ConferenceError.noSuch("project", code, among: known, list: "trao project list")
  }

  private static func read(_ conference: Int?, _ code: String?, in database: Database) throws -> [Project] {
    var projects = try database.query(Statements.projects, conference, code).map { try Project($0) }
    let ids = projects.map(\.id)
    var events: [Int: [CertificateEvent]] = [:]
    for row in try database.query(Statements.projectCertificateEvents, ids) {
      events[try row.get("certificate_id"), default: []].append(try CertificateEvent(row))
    }
    var certificates: [Int: [Certificate]] = [:]
    for row in try database.query(Statements.projectCertificates, ids) {
      var certificate = try Certificate(row)
      certificate.events = events[certificate.id] ?? []
      certificates[try row.get("project_id"), default: []].append(certificate)
    }
    for index in projects.indices { projects[index].certificates = certificates[projects[index].id] ?? [] }
    return projects
  }

  /// What somebody says of a project; nil, and languages that are not given, stay as they are.
  public struct Facts: Hashable, Sendable {
    public var name = LocalisedText()
    /// The organisation's code.
    public var company: String?
    public var sector: String?
    public var zone = LocalisedText()
    public var address = LocalisedText()
    public var areaSquareMetres: String?
    public var capital: String?
    public var currency: String?
    public var conversion: Project.Conversion?
    /// Countries of investors of whom nothing else is known.
    public var investors: [String] = []

    public init() {}

    /// Whether it says anything that stands on a certificate.
    public var isEmpty: Bool { self == Facts() }
  }

  /// Enters a project, which the conference presents from then on. Call it inside `pool.change(as:)`.
  ///
  /// - Throws: ``ConferenceError`` `.refused` where the code is taken or a rule forbids it; `.invalid` with what is
  ///   missing; `.noSuchRecord` where there is no such company.
  public static func add(
    _ code: String, _ facts: Facts, to conference: Conference, in database: Database
  ) throws -> Project {
    guard try read(nil, code, in: database).isEmpty else {
      throw ConferenceError(
        .refused, "there is a project \(code) already", remedy: "change it: trao project edit \(code)")
    }
    guard let company = facts.company, let capital = facts.capital, let currency = facts.currency,
      let sector = facts.sector, !facts.name.isEmpty
    else {
      throw ConferenceError(
        .invalid, "a project needs a name, a company, a sector, capital and its currency",
        remedy: "give them: see trao help project add")
    }
    var entry = ProjectEntry(
      code: code, name: LocalisedText(), company: company, sector: sector, zone: LocalisedText(),
      address: LocalisedText(), area: nil, capital: CapitalEntry(amount: capital, currency: currency),
      content: ProjectContent(), investors: [], aliases: [], certificates: [], origin: Origin(.operator))
    try entry.take(facts, in: database)
    return try put(entry, of: conference, in: database)
  }

  /// Corrects what is known of a project. Call it inside `pool.change(as:)`.
  ///
  /// What a certificate in force says is changed by an amendment; a record that was wrong from the beginning is
  /// corrected here, and says so.
  ///
  /// - Parameters:
  ///   - code: The project's.
  ///   - facts: What is different.
  ///   - isCorrection: Whether the record was wrong and not the certificate.
  ///   - conference: Which presents it from then on.
  ///   - database: In a transaction with an actor.
  /// - Returns: The project as it is now.
  /// - Throws: ``ConferenceError`` `.refused` where a certificate is in force and this is no correction, or a rule
  ///   forbids it; `.noSuchRecord`.
  public static func edit(
    _ code: String, _ facts: Facts, isCorrection: Bool = false, of conference: Conference,
    in database: Database
  ) throws -> Project {
    try ConferenceStore.hold(conference, in: database)
    let project = try find(code, in: database)
    guard project.inForce == nil || isCorrection else {
      throw ConferenceError(
        .refused, "project \(code) has a certificate in force, which says what it is",
        remedy:
          "record its amendment: trao project amend \(code); or give --correction if the record was wrong")
    }
    guard var entry = try StoredProjects.entries([code], in: database)[code] else { return project }
    try entry.take(facts, in: database)
    return try put(entry, of: conference, in: database)
  }

  private static func put(
    _ entry: ProjectEntry, of conference: Conference, in database: Database
  ) throws -> Project {
    try BrokenRule.explained {
      try StoredProjects.put(entry, of: conference.id, in: database)
      return try find(entry.code, in: database)
    }
  }
}

extension ProjectEntry {
  fileprivate mutating func take(_ facts: ProjectStore.Facts, in database: Database) throws {
    func merge(_ text: LocalisedText, into old: inout LocalisedText) {
      for language in Language.allCases where text[language] != nil { old[language] = text[language] }
    }
    merge(facts.name, into: &name)
    merge(facts.zone, into: &zone)
    merge(facts.address, into: &address)
    if let wanted = facts.company {
      guard try StoredOrganisations.entries([wanted], in: database)[wanted] != nil else {
        throw ConferenceError(
          .noSuchRecord, "there is no organisation \(wanted)", remedy: "trao organisation list shows them")
      }
      company = wanted
    }
    sector = facts.sector ?? sector
    area = try Amounts.canonical(facts.areaSquareMetres, as: "the area") ?? area
    let amount = try Amounts.canonical(facts.capital, as: "the capital") ?? capital.amount
    if amount != capital.amount {
      (capital.contributed, capital.mobilised, capital.conversion) = (nil, nil, nil)
    }
    capital.amount = amount
    capital.currency = try Amounts.currency(facts.currency) ?? capital.currency
    if let conversion = facts.conversion {
      capital.conversion = ConversionEntry(
        amount: try Amounts.canonical(conversion.amount, as: "the converted capital") ?? "",
        currency: try Amounts.currency(conversion.currency) ?? "",
        rate: try Amounts.canonical(conversion.rate, as: "the rate"), rateOn: conversion.rateOn)
    }
    for country in facts.investors where !investors.contains(where: { $0.country == country }) {
      investors.append(InvestorEntry(country: country))
    }
  }
}
