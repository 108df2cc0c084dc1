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

  /// Prints what was changed, or would be: JSON says `dry_run` of what was not written.
  func print<Value: Encodable>(
    _ value: Value, _ rehearsal: RehearsalOption, text: (_ width: Int?) -> String
  ) throws {
    try print(Rehearsed(value: value, isDryRun: rehearsal.isDryRun), text: text)
  }

  /// Prints what of several was changed, or would be: JSON says `dry_run` of each that was not written.
  func print<Value: Encodable>(
    _ values: [Value], _ rehearsal: RehearsalOption, text: (_ width: Int?) -> String
  ) throws {
    try print(values.map { Rehearsed(value: $0, isDryRun: rehearsal.isDryRun) }, text: text)
  }
}

/// A record with the mark of a rehearsal among its keys.
private struct Rehearsed<Value: Encodable>: Encodable {
  private enum CodingKeys: CodingKey { case dryRun }

  let value: Value
  let isDryRun: Bool

  func encode(to encoder: any Encoder) throws {
    try value.encode(to: encoder)
    guard isDryRun else { return }
    var mark = encoder.container(keyedBy: CodingKeys.self)
    try mark.encode(true, forKey: .dryRun)
  }
}
