import Reports

/// What a command says when it cannot do its work: what happened, where, and what to do about it.
struct Failure: Error {
  let exit: Sysexit
  /// One sentence.
  let what: String
  /// File and place, command, table or server; empty where there is no better place than the command itself.
  let location: String
  /// What the user can do.
  let remedy: String
  /// Single faults of something given, each on a line of its own: `FILE:ROW:column: message`.
  let faults: [String]

  init(
    _ exit: Sysexit, _ what: String, where location: String = "", remedy: String = "", faults: [String] = []
  ) {
    self.exit = exit
    self.what = what
    self.location = location
    self.remedy = remedy
    self.faults = faults
  }

  /// The same failure at a place.
  func located(_ place: String) -> Failure {
    Failure(exit, what, where: place, remedy: remedy, faults: faults)
  }

  /// The failure for people: its faults, then what, where and remedy.
  var text: String {
    var lines = faults
    lines.append("trao: " + what)
    if !location.isEmpty { lines.append("  where:  " + location) }
    if !remedy.isEmpty { lines.append("  remedy: " + remedy) }
    return lines.map { PlainText.escaped($0) + "\n" }.joined()
  }

  /// The failure for programs.
  var json: String {
    struct Body: Encodable {
      let error: String
      let `where`: String
      let remedy: String
      let faults: [String]?
    }
    let body = Body(error: what, where: location, remedy: remedy, faults: faults.isEmpty ? nil : faults)
    return (try? JSONText.of(body)) ?? ""
  }
}
