/// A value of a YAML file that Trao writes.
indirect enum YAMLValue: Sendable {
  /// A code, number, date or word of a fixed list; nil is left out.
  case plain(String?)
  /// Any text, in double quotes; nil is left out.
  case quoted(String?)
  /// `[a, b]` of plain values; empty is left out.
  case words([String])
  /// `{key: value, …}` on one line; empty is left out.
  case flow([(String, YAMLValue)])
  /// Indented below its key; empty is left out.
  case block(YAMLBlock)
  /// One element a line or block; empty is left out.
  case list([YAMLValue])

  static func text(_ text: LocalisedText) -> YAMLValue {
    .block(YAMLBlock(Language.allCases.map { ($0.rawValue, .quoted(text[$0])) }))
  }

  /// Whether nothing is written for it.
  var isAbsent: Bool {
    switch self {
    case .plain(let text), .quoted(let text): text == nil
    case .words(let words): words.isEmpty
    case .flow(let entries): entries.allSatisfy(\.1.isAbsent)
    case .block(let block): block.entries.isEmpty
    case .list(let values): values.isEmpty
    }
  }

  /// The value where it fits on its key's line.
  fileprivate var inline: String? {
    switch self {
    case .plain(let text): text ?? ""
    case .quoted(let text): Self.quote(text ?? "")
    case .words(let words): "[\(words.joined(separator: ", "))]"
    case .flow(let entries):
      "{"
        + entries.filter { !$0.1.isAbsent }.map { "\($0.0): \($0.1.inline ?? "")" }.joined(separator: ", ")
        + "}"
    case .block, .list: nil
    }
  }

  private static func quote(_ text: String) -> String {
    var result = "\""
    // By scalar: a quote with a combining mark behind it is one character, and a quote all the same.
    for scalar in text.unicodeScalars {
      if scalar == "\\" || scalar == "\"" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}

/// A mapping, key by key in the order in which it is written.
struct YAMLBlock: Sendable {
  fileprivate let entries: [(key: String, value: YAMLValue)]

  /// Takes the entries that have a value.
  init(_ entries: [(String, YAMLValue)]) {
    self.entries = entries.filter { !$0.1.isAbsent }.map { (key: $0.0, value: $0.1) }
  }

  /// The lines of the file, two spaces a level.
  var lines: [String] {
    entries.flatMap { entry -> [String] in
      if let inline = entry.value.inline { return ["\(entry.key): \(inline)"] }
      return ["\(entry.key):"] + below(entry.value).map { "  " + $0 }
    }
  }

  private func below(_ value: YAMLValue) -> [String] {
    switch value {
    case .block(let block): block.lines
    case .list(let values):
      values.flatMap { element -> [String] in
        let lines = element.inline.map { [$0] } ?? below(element)
        return zip(lines.indices, lines).map { $0 == 0 ? "- " + $1 : "  " + $1 }
      }
    default: []
    }
  }
}

extension Origin {
  /// The three keys at the end of every record.
  var yaml: [(String, YAMLValue)] {
    [
      ("provenance", .plain(provenance.rawValue)), ("verified", .plain(isVerified ? "true" : nil)),
      ("sources", .flow(sourceFields.map { ($0, .plain(sources[$0]?.rawValue)) })),
    ]
  }
}
