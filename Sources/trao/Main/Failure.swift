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
  /// The same faults in their parts, where they are of a file.
  let places: [FaultRecord]

  init(
    _ exit: Sysexit, _ what: String, where location: String = "", remedy: String = "", faults: [String] = [],
    places: [FaultRecord] = []
  ) {
    self.exit = exit
    self.what = what
    self.location = location
    self.remedy = remedy
    self.faults = faults
    self.places = places
  }

  /// The same failure at a place.
  func located(_ place: String) -> Failure {
    Failure(exit, what, where: place, remedy: remedy, faults: faults, places: places)
  }

  /// The failure for people: its faults, then what, where and remedy, each folded to a terminal's width; where there
  /// is none, each is one line.
  func text(width: Int?) -> String {
    func line(_ text: String, indent: Int) -> String {
      PlainText.folded(PlainText.escaped(text), to: width, indent: indent) + "\n"
    }
    var text = faults.map { line($0, indent: 2) }.joined()
    text += line("trao: " + what, indent: 6)
    if !location.isEmpty { text += line("  where:  " + location, indent: 10) }
    if !remedy.isEmpty { text += line("  remedy: " + remedy, indent: 10) }
    return text
  }

  /// The failure for programs.
  var json: String {
    struct Body: Encodable {
      let error: String
      let `where`: String
      let remedy: String
      let faults: [String]?
      let places: [FaultRecord]?
    }
    let body = Body(
      error: what, where: location, remedy: remedy, faults: faults.isEmpty ? nil : faults,
      places: places.isEmpty ? nil : places)
    return (try? JSONText.of(body)) ?? ""
  }
}
