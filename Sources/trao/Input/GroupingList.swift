import ArgumentParser
import Reports

/// Things to count by, with commas between them: `session,country`.
struct GroupingList: ExpressibleByArgument {
  let groupings: [ReportGrouping]

  init?(argument: String) {
    let names = argument.split(separator: ",", omittingEmptySubsequences: false)
    let groupings = names.compactMap { ReportGrouping(rawValue: String($0)) }
    guard groupings.count == names.count, Set(groupings).count == names.count else { return nil }
    self.groupings = groupings
  }
}
