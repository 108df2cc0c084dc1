import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao person search`
struct PersonSearch: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "search", "Find people by any form of their name, however it is typed.",
    """
    Letter case, tone marks, hiragana or katakana, full or half width and the order of the words do not matter; codes, \
    mail addresses and telephone numbers are found too. The nearest come first. Exit code 1 when nobody is found.
    """,
    example: "trao person search 'cao tuong huy'")

  @Argument(help: "A name, a part of one, a code, an address or a telephone number.") var text: String
  @Option(help: "How many at most.") var limit = 50
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let matched: String?
    let person: PersonRecord
  }

  func validate() throws {
    try LimitOption.check(limit)
  }

  func run() async throws {
    let found = try await database.read { [text, limit] in
      try PersonStore.search(text, limit: limit, in: $0)
    }
    try output.print(found.map { Record(matched: $0.form, person: PersonRecord($0.person)) }) {
      PersonTable.text(found.map(\.person), width: $0)
    }
    if found.isEmpty { throw Sysexit.no.code }
  }
}
