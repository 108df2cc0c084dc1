import Conferences
import Reports

/// People in a table.
enum PersonTable {
  static func text(_ people: [Person], width: Int?) -> String {
    guard !people.isEmpty else { return "There are no such people.\n" }
    var table = TextTable([
      .code("person"), .text("name"), .text("romanised"), .code("from"), .text("title today"),
    ])
    for person in people {
      table.add([
        person.label, person.name, person.romanised ?? "", person.country,
        person.title.best(for: .en) ?? person.organisation.best(for: .en) ?? "-",
      ])
    }
    return table.text(width: width) + "\n\(Wording.count(people.count, "person", "people"))\n"
  }
}
