import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao rank …`
struct RankCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "rank", "Name bands of rank, for reports and seating plans.",
    verbs: [RankList.self, RankAdd.self, RankRemove.self])
}

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
