import ArgumentParser

/// How the program ends: sysexits(3) and two of our own. Scripts rely on these numbers.
enum Sysexit: Int32 {
  /// Done.
  case ok = 0
  /// Done, and the answer is no.
  case no = 1
  case usage = 64
  case badData = 65
  case noInput = 66
  case unavailable = 69
  case internalError = 70
  case cannotCreate = 73
  case inputOutput = 74
  case tryAgain = 75
  case notPermitted = 77
  case badConfiguration = 78

  var code: ExitCode { ExitCode(rawValue) }

  /// What each code says to whoever reads the manual.
  static let meanings: [(code: Int32, words: String)] = [
    (ok, "Done."),
    (no, "Done, and the answer is no."),
    (usage, "The command was used wrongly."),
    (badData, "The input has faults; nothing was changed."),
    (noInput, "There is no such file or record."),
    (unavailable, "The database or a service cannot be reached."),
    (internalError, "A fault of the program."),
    (cannotCreate, "A file cannot be created."),
    (inputOutput, "Reading or writing failed."),
    (tryAgain, "Not now: try again."),
    (notPermitted, "Not permitted."),
    (badConfiguration, "The configuration has faults."),
  ].map { ($0.rawValue, $1) }
}
