import Conferences
import Foundation
import PostgreSQL
import Reports

/// What papers and replies need to know of a conference, as `--json` prints it.
struct ConferenceDetailsRecord: Encodable {
  let conference: String
  let state: String
  let replyBy: CalendarDate?
  let contact: TextRecord?
  let contactPhone: String?
  let contactEmail: String?
  let dress: TextRecord?
  let venue: TextRecord?
  let secondTimeZone: String?
  let signer: String?
  let numbering: String

  init(_ conference: Conference, _ details: ConferenceDetails) {
    (self.conference, state) = (conference.code, conference.state.rawValue)
    (replyBy, contact) = (details.replyBy, TextRecord(details.contact))
    (contactPhone, contactEmail) = (details.contactPhone, details.contactEmail)
    (dress, venue) = (TextRecord(details.dress), TextRecord(conference.venue))
    secondTimeZone = conference.secondTimeZone?.identifier
    (signer, numbering) = (details.signer, details.numbering.rawValue)
    office = details.contact.best(for: .en)
  }

  private let office: String?

  private enum CodingKeys: String, CodingKey {
    case conference, state, replyBy, contact, contactPhone, contactEmail, dress, venue, secondTimeZone,
      signer,
      numbering
  }

  /// For a terminal.
  var text: String {
    let lines = [
      ("reply by", replyBy?.iso), ("contact", office), ("telephone", contactPhone), ("mail", contactEmail),
      ("second zone", secondTimeZone), ("signer", signer), ("numbering", numbering),
    ]
    return lines.map { name, value in
      "  \(name)\(String(repeating: " ", count: 13 - name.count))\(PlainText.escaped(value ?? "-"))\n"
    }.joined()
  }
}
