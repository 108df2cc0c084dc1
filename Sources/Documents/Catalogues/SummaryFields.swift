/// The fields of summary reports: the figures of the conference, each from one place.
enum SummaryFields {
  static let all: [FieldCatalogue.Entry] = people + flags + tables + grants + rest

  private static let counts: [String: FieldType] = [
    "invited": .number, "accepted": .number, "declined": .number, "tentative": .number, "unanswered": .number,
    "present": .number, "absent": .number, "unexpected": .number,
  ]

  private static let people: [FieldCatalogue.Entry] = [
    .init("summary.as_of", .time, "The moment the figures were read."),
    .init("summary.invited", .number, "Guests invited."),
    .init("summary.accepted", .number, "Of these, who said they would come."),
    .init("summary.waiting", .number, "Who said so, and waits for a place in every session; empty for none."),
    .init("summary.substituted", .number, "Who sends somebody else; empty for none."),
    .init("summary.declined", .number, "Who declined."),
    .init("summary.tentative", .number, "Who said they might come."),
    .init("summary.unanswered", .number, "Who did not answer."),
    .init("summary.present", .number, "Who came, each counted once."),
    .init("summary.absent", .number, "Who had accepted and did not come to a session that is closed."),
    .init("summary.unexpected", .number, "Who came without having accepted."),
    .init("summary.substitutes", .number, "Guests who came for another."),
    .init("summary.organisers", .text, "The names of the organisers in one line."),
    .init("summary.press", .number, "Representatives of the press; empty for none."),
    .init("summary.press_present", .number, "Of these, who came."),
  ]

  /// Figures that a sentence passes over where they are 0.
  static let zeroable = ["tentative", "declined", "unanswered", "unexpected", "substitutes", "absent"]

  private static let flags: [FieldCatalogue.Entry] = zeroable.map {
    .init("summary.some_\($0)", .flag, "The figure summary.\($0) is more than 0.")
  }

  private static let tables: [FieldCatalogue.Entry] = [
    .init(
      "sessions", .rows(counts.merging(["name": .text]) { $1 }), "The same figures of each session."),
    .init(
      "delegations", .rows(counts.merging(["name": .text]) { $1 }), "The same figures of each delegation."),
    .init("countries", .rows(counts.merging(["name": .text]) { $1 }), "The same figures of each country."),
  ]

  private static let grants: [FieldCatalogue.Entry] = [
    .init("grants.planned", .number, "Hand-overs that are still to come; empty for none."),
    .init("grants.handed", .number, "Certificates and instruments handed over."),
    .init("grants.withdrawn", .number, "Those that were withdrawn; empty for none."),
    .init(
      "capital", .rows(["capital": .money, "grants": .number, "area": .number]),
      "The capital of what was handed over, a row for each currency; area in square metres, which :hectares prints."
    ),
    .init(
      "investors", .rows(["name": .text, "capital": .money, "grants": .number, "area": .number]),
      "The same by the investor's country and currency."),
    .init(
      "sectors", .rows(["name": .text, "capital": .money, "grants": .number, "area": .number]),
      "The same by sector."),
    .init("has_projects", .flag, "Something was handed over."),
    .init(
      "projects",
      .rows([
        "number": .number, "name": .text, "company": .text, "capital": .money, "millions": .number,
        "currency": .code, "issued_on": .date,
      ]), "What was handed over, in the order of the ceremonies; millions of the currency."),
    .init("has_comparison", .flag, "All capital of what was handed over is in one currency."),
    .init(
      "compared", .rows(["name": .text, "millions": .number, "currency": .code]),
      "Then the projects with their capital, for a chart: amounts of several currencies have no common scale."
    ),
    .init("intervals.shortest", .number, "Days from an issue to its hand-over, at least."),
    .init("intervals.longest", .number, "The same, at most."),
  ]

  private static let rest: [FieldCatalogue.Entry] = [
    .init("has_claims", .flag, "Something is claimed about the conference."),
    .init("has_unverified", .flag, "Of what is claimed, something is not verified."),
    .init(
      "claims", .rows(["statement": .text, "printed": .text, "source": .text, "is_verified": .flag]),
      "What is claimed about the conference, with its figure and its source."),
    .init(
      "follow_ups",
      .rows([
        "count": .number, "is_letters": .flag, "is_answers": .flag, "is_absences": .flag,
        "is_grants": .flag, "is_documents": .flag,
      ]),
      "What is left to do: letters that came back, guests without an answer, absences, hand-overs still open, documents "
        + "not sent."),
  ]
}
