import Foundation
import Logging

/// One message, written for people or for machines.
struct LogLine {
  let at: Date
  let level: Logger.Level
  let label: String
  let message: String
  let fields: [(name: String, value: String)]

  /// `2026-11-21T08:00:00.123Z info    daemon: ready  worker=7`
  var text: String {
    let padded = level.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0)
    let facts = fields.map { "  \(Self.escaped($0.name))=\(Self.written($0.value))" }.joined()
    return "\(time) \(padded) \(label): \(Self.escaped(message))\(facts)"
  }

  /// `{"at":…,"label":…,"level":…,"message":…}` with the fields beside them. A field cannot replace one of
  /// the four.
  var json: String {
    var object = Dictionary(fields.map { ($0.name, $0.value) }) { $1 }
    object["at"] = time
    object["level"] = level.rawValue
    object["label"] = label
    object["message"] = message
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(object) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }

  private var time: String {
    at.formatted(
      .iso8601.year().month().day().time(includingFractionalSeconds: true).timeZone(separator: .omitted))
  }

  /// A value as it stands after `=`: in quotes where it would not be seen as one.
  private static func written(_ value: String) -> String {
    let needsQuotes = value.isEmpty || value.utf8.contains { " \"=".utf8.contains($0) }
    let safe = escaped(value)
    guard needsQuotes else { return safe }
    // By scalar: a quote with a combining mark behind it is one character, and a quote all the same.
    var quoted = "\""
    for scalar in safe.unicodeScalars {
      if scalar == "\"" { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
