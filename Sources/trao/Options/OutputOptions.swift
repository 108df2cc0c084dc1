import ArgumentParser
import Reports

/// Whether results and errors are for people or for programs.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Print JSON: results on standard output, errors on standard error.")
  var json = false

  /// Prints results: JSON where it was asked for, else what `text` makes, given the terminal's width.
  func print(_ value: some Encodable, text: (_ width: Int?) -> String) throws {
    if json { return try Output.write(JSONText.of(value)) }
    try Output.show(text(Terminal.width))
  }
}
