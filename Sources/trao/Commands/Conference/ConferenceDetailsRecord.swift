import Conferences
import Foundation
import PostgreSQL
import Reports

/// What papers and replies need to know of a conference, as `--json` prints it.
struct ConferenceDetailsRecord: Encodable {
  let conference: String
  let state: String
  let name, theme, occasion, venue, place: TextRecord?
  let startsOn, endsOn: CalendarDate
  let timeZone: String
  let secondTimeZone: String?
  let organisers: [String]
  let issuingOrganisation: String
  let signer: String?
  let signatureAuthority, signaturePosition: TextRecord?
  let dress: TextRecord?
  let replyBy: CalendarDate?
  let contact: TextRecord?
  let contactPhone: String?
  let contactEmail: String?
  let numbering: String

  init(_ conference: Conference, _ details: ConferenceDetails) {
    (self.conference, state) = (conference.code, conference.state.rawValue)
    (name, theme) = (TextRecord(conference.name), TextRecord(conference.theme))
    (occasion, venue) = (TextRecord(details.occasion), TextRecord(conference.venue))
    place = TextRecord(conference.place)
    (startsOn, endsOn) = (conference.startsOn, conference.endsOn)
    timeZone = conference.timeZone.identifier
    secondTimeZone = conference.secondTimeZone?.identifier
    (organisers, issuingOrganisation) = (details.organisers, details.issuingOrganisation)
    signer = details.signer
    signatureAuthority = TextRecord(details.signatureAuthority)
    signaturePosition = TextRecord(details.signaturePosition)
    dress = TextRecord(details.dress)
    (replyBy, contact) = (details.replyBy, TextRecord(details.contact))
    (contactPhone, contactEmail) = (details.contactPhone, details.contactEmail)
    numbering = details.numbering.rawValue
    lines = Self.lines(conference, details)
  }

  private enum CodingKeys: String, CodingKey {
    case conference, state, name, theme, occasion, venue, place, startsOn, endsOn, timeZone, secondTimeZone,
      organisers, issuingOrganisation, signer, signatureAuthority, signaturePosition, dress, replyBy, contact,
      contactPhone, contactEmail, numbering
  }

  /// What a terminal shows, with the name of each.
  private let lines: [(name: String, value: String)]

  private static func lines(
    _ conference: Conference, _ details: ConferenceDetails
  ) -> [(name: String, value: String)] {
    func text(_ name: String, _ text: LocalisedText) -> [(String, String)] {
      let bodies = Language.allCases.compactMap { language in
        text[language].map { "\(language.rawValue)  \($0)" }
      }
      return zip([name] + Array(repeating: "", count: bodies.count), bodies.isEmpty ? ["-"] : bodies).map {
        $0
      }
    }
    return [
      ("days", "\(conference.startsOn.iso) to \(conference.endsOn.iso)"),
      ("time zone", conference.timeZone.identifier),
      ("second zone", conference.secondTimeZone?.identifier ?? "-"),
    ] + text("theme", conference.theme) + text("occasion", details.occasion) + text("venue", conference.venue)
      + text("place", conference.place) + [
        ("organisers", details.organisers.isEmpty ? "-" : details.organisers.joined(separator: ", ")),
        ("issued by", details.issuingOrganisation), ("signer", details.signer ?? "-"),
      ] + text("authority", details.signatureAuthority) + text("position", details.signaturePosition)
      + text("dress", details.dress) + [("reply by", details.replyBy?.iso ?? "-")]
      + text("contact", details.contact) + [
        ("telephone", details.contactPhone ?? "-"), ("mail", details.contactEmail ?? "-"),
        ("numbering", details.numbering.rawValue),
      ]
  }

  /// For a terminal.
  var text: String {
    lines.map { name, value in
      "  \(name)\(String(repeating: " ", count: 13 - name.count))\(PlainText.escaped(value))\n"
    }.joined()
  }
}
