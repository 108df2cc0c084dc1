import ArgumentParser
import Reports

/// Things to count by, with commas between them: `session,country`.
struct GroupingList {
  let groupings: [ReportGrouping]

  /// Reads such a list.
  ///
  /// - Throws: A sentence with what there is to count by.
  @Sendable static func parse(_ argument: String) throws -> GroupingList {
    let names = argument.split(separator: ",", omittingEmptySubsequences: false)
    let groupings = names.compactMap { ReportGrouping(rawValue: String($0)) }
    guard groupings.count == names.count, Set(groupings).count == names.count else {
      let known = ReportGrouping.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("name each once, with commas between them and no blanks, of: \(known)")
    }
    return GroupingList(groupings: groupings)
  }
}
