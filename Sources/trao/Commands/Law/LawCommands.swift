import ArgumentParser

/// `trao law …`
struct LawCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "law", "See which forms, deadlines and number formats hold on a day.",
    verbs: [LawList.self, LawShow.self, LawDeadlines.self, LawHolidays.self])
}
