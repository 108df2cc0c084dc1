import Conferences

/// A band of rank as `--json` prints it.
struct RankRecord: Encodable {
  let code: String
  let name: TextRecord?
  let firstRank: Int
  let lastRank: Int?
  let provenance: String

  init(_ rank: RankCategory) {
    code = rank.code
    name = TextRecord(rank.name)
    firstRank = rank.firstRank
    lastRank = rank.lastRank
    provenance = rank.origin.provenance.rawValue
  }
}
