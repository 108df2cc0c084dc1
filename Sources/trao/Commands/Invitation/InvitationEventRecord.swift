import Conferences
import Foundation
import Reports

/// One thing that happened to an invitation, as `--json` prints it.
struct InvitationEventRecord: Encodable {
  let at: ConferenceTime
  let what: String
  let about: String?
  let detail: String?
  let note: String?
  let by: String

  init(_ event: InvitationEvent, in zone: TimeZone) {
    at = ConferenceTime(event.at, in: zone)
    what = event.what
    about = event.about
    detail = event.detail
    note = event.note
    by = event.by
  }

  static func table(_ events: [InvitationEventRecord], width: Int?) -> String {
    var table = TextTable([
      .code("at"), .code("what"), .prose("about"), .prose("detail"), .prose("note"), .prose("by"),
    ])
    for event in events {
      table.add([
        event.at.short, event.what, event.about ?? "-", event.detail ?? "-", event.note ?? "-", event.by,
      ])
    }
    return table.text(width: width)
  }
}
