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
}
