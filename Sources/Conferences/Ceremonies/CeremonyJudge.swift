import PostgreSQL

/// Says what is not ready, rule by rule.
struct CeremonyJudge {
  let ceremony: Ceremony
  let day: CalendarDate
  private(set) var findings: [CeremonyFinding] = []

  init(ceremony: Ceremony, day: CalendarDate) {
    (self.ceremony, self.day) = (ceremony, day)
  }

  /// The languages that are spoken on stage: those of the ceremony's name.
  private var languages: [Language] { ceremony.name.languages }

  // MARK: The ceremony

  mutating func judge(isCancelled: Bool, isInProgramme: Bool, positions: [Int]) {
    guard !positions.isEmpty else {
      note(
        nil, .noGrants, "nothing is to be handed over",
        remedy: "add it: trao ceremony grant add \(ceremony.code) --project CODE")
      return
    }
    let waits = ceremony.grants.contains { [.planned, .ready].contains($0.state) }
    guard waits else { return }
    if isCancelled {
      note(
        nil, .sessionCancelled, "its session \(ceremony.session) is cancelled",
        remedy: "move it: trao ceremony edit \(ceremony.code) --session CODE")
    }
    if !isInProgramme {
      note(
        nil, .notInProgramme, "no item of the programme holds it, so the script does not know its time",
        remedy:
          "add one: trao programme add \(ceremony.session) --ceremony \(ceremony.code) --begins TIME --minutes N"
      )
    }
    if positions != Array(1...positions.count) {
      let places = positions.map(String.init).joined(separator: ", ")
      note(
        nil, .folderOrder, "the folders are numbered \(places)",
        remedy: "number them anew: trao ceremony grant move \(positions[0]) --to 1")
    }
  }

  // MARK: A grant

  mutating func judge(_ grant: CheckedGrant, _ people: [CheckedPerson]) {
    for (part, matter) in [("presenter", CeremonyFinding.Matter.noPresenter), ("recipient", .noRecipient)]
    where !people.contains(where: { $0.part == part }) {
      note(
        grant, matter, "it has no \(part)",
        remedy: "name one: trao ceremony grant assign \(grant.position) --\(part) ID")
    }
    for person in people { judge(person, of: grant) }
    judgeIssue(of: grant)
    judgeNames(of: grant)
    if grant.kind == "certificate" { judgeCopy(of: grant) }
  }

  private mutating func judge(_ person: CheckedPerson, of grant: CheckedGrant) {
    let who = "the \(person.part) \(person.externalID)"
    let assign = "trao ceremony grant assign \(grant.position) --\(person.part) ID"
    switch person.state {
    case .accepted, .registered: break
    case .approved where person.isOfHost: break
    case .declined, .withdrawn, .substituted:
      note(grant, .notComing, "\(who) is \(person.state.rawValue)", remedy: "name another: \(assign)")
    case .proposed, .approved, .invited, .tentative:
      note(
        grant, .notAccepted, "\(who) has not accepted: \(person.state.rawValue)",
        remedy: "ask, or name another: \(assign)")
    }
    if let day = person.leftOffice {
      note(
        grant, .titleEnded, "the office in which \(who) attends ended on \(day)",
        remedy: "give the appointment of the day: trao person show \(person.externalID)")
    }
    if person.name != nil, person.title.isEmpty {
      note(
        grant, .noTitle, "\(who) has no title on \(self.day)",
        remedy: "add an appointment that holds on that day")
    }
    let missing = languages.filter { language in
      person.name.map { !$0.isStored(in: language) } ?? (person.organisation[language] == nil)
    }
    noteMissing("the name of \(who)", missing, of: grant, remedy: "add the form: trao person edit --help")
    if person.isDelegationWithoutHead, let delegation = person.delegation {
      note(
        grant, .delegationForming, "the delegation \(delegation) of \(who) is forming: it has no head",
        remedy: "name its head, if it has one")
    }
  }

  private mutating func judgeIssue(of grant: CheckedGrant) {
    let issue = "trao project advance \(grant.code) --to issued --on DAY"
    if let state = grant.certificateState, state != .issued {
      note(
        grant, .notIssued, "its certificate is \(state.rawValue)",
        remedy: state == .superseded || state == .revoked
          ? "plan the one in force: trao ceremony grant remove \(grant.position) --reason TEXT, then grant add"
          : "record the issue: \(issue)")
    } else if ["policy-approval", "licence"].contains(grant.kind), grant.issuedOn == nil {
      note(grant, .notIssued, "it has no day of issue", remedy: "trao instrument edit CODE --issued-on DAY")
    }
    if let issued = grant.issuedOn, issued > day {
      note(
        grant, .issuedAfter, "it is issued on \(issued), after the ceremony on \(day)",
        remedy: "correct the day of issue, or withdraw it: trao ceremony grant remove \(grant.position)")
    }
    guard let form = grant.formVersion, grant.issuedOn != nil, !grant.isFormValid else { return }
    note(
      grant, .formVersion, "the form \(form) was not in force on the day of issue",
      remedy: grant.formOfTheDay.map { "the law of that day knows \($0)" } ?? "see trao law list")
  }

  private mutating func judgeNames(of grant: CheckedGrant) {
    let noun = grant.kind == "certificate" ? "project" : "instrument"
    noteMissing(
      "the \(noun)'s name", languages.filter { grant.name[$0] == nil }, of: grant,
      remedy: "add it: trao \(noun) edit \(grant.code)")
    if !grant.company.isEmpty {
      noteMissing(
        "the company's name", languages.filter { grant.company[$0] == nil }, of: grant,
        remedy: "add it: trao organisation edit --help")
    }
    if grant.kind == "certificate", grant.amount == nil {
      note(grant, .noAmount, "the capital is not known", remedy: "give it: trao project edit \(grant.code)")
    }
  }

  private mutating func judgeCopy(of grant: CheckedGrant) {
    let make = "trao certificate schedule --ceremony \(ceremony.code)"
    switch grant.copyState {
    case nil: note(grant, .copyMissing, "its presentation copy is not made", remedy: "make it: \(make)")
    case "numbered":
      note(
        grant, .copyUnfinished, "its presentation copy is being made",
        remedy: "see trao job list, or wait a moment")
    default:
      guard grant.isCopyOutdated else { return }
      note(
        grant, .copyOutdated, "something on its presentation copy changed after that was made",
        remedy: "make it anew: trao certificate reissue NUMBER --reason TEXT")
    }
  }

  // MARK: Noting

  private mutating func noteMissing(
    _ what: String, _ languages: [Language], of grant: CheckedGrant, remedy: String
  ) {
    guard !languages.isEmpty else { return }
    let list = languages.map(\.rawValue).joined(separator: ", ")
    note(grant, .nameMissing, "\(what) is not known in \(list)", remedy: remedy)
  }

  private mutating func note(
    _ grant: CheckedGrant?, _ matter: CeremonyFinding.Matter, _ message: String, remedy: String
  ) {
    findings.append(
      CeremonyFinding(
        ceremony: ceremony.code, position: grant?.position, code: grant?.code, matter: matter,
        message: message,
        remedy: remedy))
  }
}
