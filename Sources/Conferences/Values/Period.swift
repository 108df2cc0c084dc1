/// A year, a month or a quarter from 1900 to 2199, as the database's `trao.period`: `2024`, `2024-06`, `2024-Q2`.
struct Period: Hashable, Sendable {
  /// As it is written and stored.
  let text: String
  /// Months since the year 0.
  let firstMonth: Int
  let lastMonth: Int

  init?(_ text: String) {
    guard let match = text.wholeMatch(of: /((?:19|20|21)[0-9]{2})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?/),
      let year = Int(match.1)
    else { return nil }
    self.text = text
    if let month = match.2.flatMap({ Int($0) }) {
      firstMonth = year * 12 + month - 1
      lastMonth = firstMonth
    } else if let quarter = match.3.flatMap({ Int($0) }) {
      firstMonth = year * 12 + (quarter - 1) * 3
      lastMonth = firstMonth + 2
    } else {
      firstMonth = year * 12
      lastMonth = firstMonth + 11
    }
  }
}
