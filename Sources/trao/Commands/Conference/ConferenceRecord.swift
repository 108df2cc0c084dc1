import Conferences
import Foundation
import PostgreSQL
import Reports

/// A text in several languages as `--json` prints it: an object by language.
struct TextRecord: Encodable {
  private let texts: [String: String]

  init?(_ text: LocalisedText) {
    guard !text.isEmpty else { return nil }
    texts = Dictionary(
      uniqueKeysWithValues: Language.allCases.compactMap { language in
        text[language].map { (language.rawValue, $0) }
      })
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(texts)
  }
}

/// A conference as `--json` prints it.
struct ConferenceRecord: Encodable {
  let code: String
  let name: TextRecord?
  let theme: TextRecord?
  let venue: TextRecord?
  let startsOn: CalendarDate
  let endsOn: CalendarDate
  let timeZone: String
  let secondTimeZone: String?
  let state: String
  let provenance: String
  let isVerified: Bool

  init(_ conference: Conference) {
    code = conference.code
    name = TextRecord(conference.name)
    theme = TextRecord(conference.theme)
    venue = TextRecord(conference.venue)
    startsOn = conference.startsOn
    endsOn = conference.endsOn
    timeZone = conference.timeZone.identifier
    secondTimeZone = conference.secondTimeZone?.identifier
    state = conference.state.rawValue
    provenance = conference.origin.provenance.rawValue
    isVerified = conference.origin.isVerified
  }
}
