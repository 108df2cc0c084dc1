import Foundation
import Testing

/// The page that says what `--json` prints, read as a program reads it: the commands with their shapes, and the shapes
/// with their keys.
struct JSONPage {
  /// It works as it stands, on the sample and after those before it.
  struct Command {
    let words: [String]
    let type: String
  }

  struct Key {
    let name: String
    let type: String
    let isOptional: Bool
  }

  private(set) var commands: [Command] = []
  private var shapes: [String: [(name: String, type: String)]] = [:]

  /// Reads the page of the repository.
  init(_ page: URL) throws {
    var shape: String?
    for line in try String(contentsOf: page, encoding: .utf8).split(separator: "\n").map(String.init) {
      if line.hasPrefix("### ") {
        shape = String(line.dropFirst(4))
      } else if line.hasPrefix("| `trao ") {
        let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        try #require(cells.count == 2, "\(line)")
        commands.append(
          Command(words: Self.words(cells[0].trimmingCharacters(in: ["`"])), type: cells[1]))
      } else if let shape, !line.hasPrefix("```"), !line.hasPrefix("|"), !line.hasPrefix("#") {
        let words = line.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
        guard let name = words.first else { continue }
        shapes[shape, default: []].append((name, words.count > 1 ? words[1] : ""))
      }
    }
  }

  /// A command line's words; only `'…'` quotes.
  private static func words(_ line: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in line {
      switch character {
      case "'": isQuoted.toggle()
      case " " where !isQuoted:
        words.append(word)
        word = ""
      default: word.append(character)
      }
    }
    return words + [word]
  }

  /// The keys of a shape, with those of the shapes it takes in (`...Shape`); nil where the page has none of that name.
  private func keys(of shape: String) -> [Key]? {
    guard let lines = shapes[shape] else { return nil }
    return lines.flatMap { name, type in
      name.hasPrefix("...")
        ? keys(of: String(name.dropFirst(3))) ?? []
        : [
          Key(
            name: name.hasSuffix("?") ? String(name.dropLast()) : name, type: type,
            isOptional: name.hasSuffix("?"))
        ]
    }
  }

  /// Where a printed value and the page differ, each difference once.
  func differences(_ value: Any, _ type: String) -> [String] {
    Set(differences(value, type, at: "")).sorted()
  }

  private func differences(_ value: Any, _ type: String, at place: String) -> [String] {
    if type.hasPrefix("[") {
      guard let values = value as? [Any] else { return ["\(place): no array"] }
      return values.flatMap { differences($0, String(type.dropFirst().dropLast()), at: place + "[]") }
    }
    if type.hasPrefix("{") {
      guard let values = value as? [String: Any] else { return ["\(place): no object"] }
      return values.values.flatMap { differences($0, String(type.dropFirst().dropLast()), at: place + "{}") }
    }
    guard let keys = keys(of: type) else {
      return Self.isValue(value, type) ? [] : ["\(place): \(value) is no \(type)"]
    }
    guard let object = value as? [String: Any] else { return ["\(place): no object"] }
    let known = Set(keys.map(\.name))
    let unknown = object.keys.filter { !known.contains($0) }.map {
      "\(place).\($0): not on the page (\(type))"
    }
    return unknown
      + keys.flatMap { key -> [String] in
        guard let member = object[key.name], !(member is NSNull) else {
          return key.isOptional ? [] : ["\(place).\(key.name): not printed (\(type))"]
        }
        return differences(member, key.type, at: "\(place).\(key.name)")
      }
  }

  /// As it was written: `true is Int` and `0 is Bool` hold as well.
  private static func isBoolean(_ value: Any) -> Bool {
    (value as? NSNumber).map { String(cString: $0.objCType) == "c" } ?? false
  }

  private static func isValue(_ value: Any, _ type: String) -> Bool {
    let text = value as? String
    switch type {
    case "string": return text != nil
    case "boolean": return isBoolean(value)
    case "integer": return value is Int && !isBoolean(value)
    case "number": return (value is Double || value is Int) && !isBoolean(value)
    case "time": return text?.wholeMatch(of: #/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)/#) != nil
    case "date": return text?.wholeMatch(of: #/\d{4}-\d\d-\d\d/#) != nil
    case "amount": return text?.wholeMatch(of: #/-?\d+(\.\d+)?/#) != nil
    case "text":
      let texts = value as? [String: String]
      return texts?.keys.allSatisfy { ["vi", "ja", "en"].contains($0) } == true
    default: return false
    }
  }
}
