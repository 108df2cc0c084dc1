import ArgumentParser
import Foundation

/// Runs one command and ends the process with its exit code.
@main
enum Main {
  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      var command = try Trao.parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      finish(error, of: arguments)
    }
    exit(Sysexit.ok.rawValue)
  }

  /// Says what went wrong (or shows the help that was asked for) and exits.
  private static func finish(_ error: any Error, of arguments: [String]) -> Never {
    let code = Trao.exitCode(for: error)
    if error is ExitCode { exit(code.rawValue) }
    if code == .success {
      try? Output.write(Trao.fullMessage(for: error) + "\n")
      exit(code.rawValue)
    }
    let failure = code == .validationFailure ? usage(error, of: arguments) : ExitPolicy.failure(for: error)
    let located = failure.location.isEmpty ? failure.located(CommandPath(of: arguments).text) : failure
    Output.writeError(
      arguments.contains("--json") ? located.json : located.text(width: Terminal.errorWidth))
    exit(failure.exit.rawValue)
  }

  /// The parser's own words, cut into our three parts.
  private static func usage(_ error: any Error, of arguments: [String]) -> Failure {
    let path = CommandPath(of: arguments)
    if let stranger = path.stranger { return Failure(.usage, stranger.message, remedy: stranger.remedy) }
    let message = Trao.message(for: error).replacing(":\n  - ", with: ": ").replacing("\n  - ", with: ", ")
    return Failure(
      .usage, message, where: path.text, remedy: "see `\(path.text) --help`")
  }
}
