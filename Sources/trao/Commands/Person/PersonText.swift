import Conferences
import PostgreSQL
import Reports

/// A person for people to read.
struct PersonText {
  let details: PersonDetails
  let width: Int?

  private var language: Conferences.Language { details.person.language }

  var text: String {
    let person = details.person
    let head = "\(person.label)  \(person.country), letters in \(person.language.rawValue)\n"
    let parts = [names, titles, addresses, conferences, delegations, distinct, merged].filter { !$0.isEmpty }
    return ([head] + parts).joined(separator: "\n")
  }

  private var names: String {
    var table = TextTable([
      .code("name"), .prose("as written"), .code("lang"), .code("script"), .code("order"),
    ])
    for form in details.names {
      table.add([
        form.kind.rawValue, form.full, form.language ?? "-", form.script ?? "-", form.order?.rawValue ?? "-",
      ])
    }
    return table.text(width: width)
  }

  private var titles: String {
    guard !details.offices.isEmpty else { return "" }
    var table = TextTable([
      .code("office"), .prose("title"), .prose("organisation"), .number("rank"), .code("from"), .code("to"),
    ])
    for office in details.offices {
      let held = office.appointment
      table.add([
        office.label, (held.title.best(for: language) ?? "-") + (held.isActing ? " (acting)" : ""),
        held.organisation.best(for: language) ?? "-", held.rank.map(String.init) ?? "-",
        held.validFrom?.iso ?? "-", held.validTo?.iso ?? "-",
      ])
    }
    return table.text(width: width)
  }

  private var addresses: String {
    guard !details.honorifics.isEmpty else { return "" }
    var table = TextTable([.code("lang"), .prose("honorific"), .prose("style"), .prose("salutation")])
    for language in Conferences.Language.allCases {
      guard let form = details.honorifics[language] else { continue }
      table.add([language.rawValue, form.honorific, form.style ?? "-", form.salutation ?? "-"])
    }
    return table.text(width: width)
  }

  private var conferences: String {
    guard !details.parts.isEmpty else { return "Takes part in no conference.\n" }
    var table = TextTable([
      .code("conference"), .code("guest"), .code("delegation"), .code("state"), .prose("roles"),
      .prose("came to"),
    ])
    for part in details.parts {
      table.add([
        part.conference, part.externalID, part.delegation ?? "-", part.state.rawValue,
        part.roles.map(\.rawValue).joined(separator: ", "), part.attended.joined(separator: ", "),
      ])
    }
    return table.text(width: width)
  }

  private var delegations: String {
    guard !details.delegations.isEmpty else { return "" }
    var table = TextTable([
      .code("delegation"), .code("as"), .text("head"), .text("deputy"), .text("liaison"),
    ])
    for delegation in details.delegations {
      table.add([
        delegation.code, delegation.part.rawValue, delegation.head?.name ?? "-",
        delegation.deputy?.name ?? "-", delegation.liaison?.name ?? "-",
      ])
    }
    return table.text(width: width)
  }

  private var distinct: String { DistinctFromRecord.text(details.distinctions) }

  private var merged: String {
    details.merged.map {
      "\($0.label) was merged into this person on \(Wording.time($0.at)) by \(PlainText.escaped($0.by)).\n"
    }.joined()
  }
}
