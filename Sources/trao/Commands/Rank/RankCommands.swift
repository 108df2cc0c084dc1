import ArgumentParser

/// `trao rank …`
struct RankCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "rank", "Name bands of rank, for reports and seating plans.",
    verbs: [RankList.self, RankAdd.self, RankRemove.self])
}
