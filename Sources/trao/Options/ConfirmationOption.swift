import ArgumentParser
import Foundation
import Reports

/// For what cannot be undone: asks on a terminal, unless told not to.
struct ConfirmationOption: ParsableArguments {
  @Flag(name: .customLong("yes"), help: "Do not ask: for what cannot be undone.")
  var isGiven = false

  /// Asks whether to go on. Where nobody can be asked, the command itself is the answer.
  ///
  /// - Throws: `Failure` where the answer is no.
  func ask(_ question: String) throws {
    guard !isGiven, isatty(STDIN_FILENO) == 1 else { return }
    Output.writeError("\(PlainText.escaped(question)) [y/N] ")
    let answer = readLine()?.trimmingCharacters(in: .whitespaces).lowercased() ?? ""
    guard ["y", "yes"].contains(answer) else {
      throw Failure(.usage, "nothing was changed", remedy: "answer y, or give --yes")
    }
  }
}
