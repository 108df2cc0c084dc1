import Conferences
import Foundation

/// A ceremony as `--json` prints it.
struct CeremonyRecord: Encodable {
  let code: String
  let name: TextRecord?
  let session: String
  let grants: [GrantRecord]

  init(_ ceremony: Ceremony, in zone: TimeZone) {
    code = ceremony.code
    name = TextRecord(ceremony.name)
    session = ceremony.session
    grants = ceremony.grants.map { GrantRecord($0, in: zone) }
  }
}
