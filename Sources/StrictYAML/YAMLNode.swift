import Yams

/// A place in a YAML file: a value, and how to speak of it when it is wrong.
public struct YAMLNode {
  let node: Node
  let path: String
  let file: YAMLFile

  /// Line and column, counted from 1.
  public var line: Int { node.mark?.line ?? 1 }
  public var column: Int { node.mark?.column ?? 1 }

  /// Notes that this value is wrong.
  public func note(_ message: String) {
    file.note(path.isEmpty ? message : "\(path): \(message)", line: line, column: column)
  }

  /// Whether the value is absent in all but name: `key:` with nothing after it.
  public var isNull: Bool {
    guard case .scalar(let scalar) = node else { return false }
    return scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
  }

  /// The value as it was written, quotes taken off. Numbers, dates and codes keep their leading zeros.
  public var string: String? {
    guard case .scalar(let scalar) = node, !isNull else {
      note("this must be a text")
      return nil
    }
    return scalar.string
  }

  /// The value where it is a plain text; no fault where it is a list or a mapping.
  public var stringIfScalar: String? {
    guard case .scalar(let scalar) = node, !isNull else { return nil }
    return scalar.string
  }

  public var integer: Int? {
    guard let value = stringIfScalar.flatMap({ Int($0) }) else {
      note("this must be a whole number")
      return nil
    }
    return value
  }

  public var number: Double? {
    guard let value = stringIfScalar.flatMap({ Double($0) }), value.isFinite else {
      note("this must be a number")
      return nil
    }
    return value
  }

  public var boolean: Bool? {
    switch stringIfScalar {
    case "true": return true
    case "false": return false
    default:
      note("this must be true or false")
      return nil
    }
  }

  /// The value as one of `choices`.
  public func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type = Choice.self) -> Choice?
  where Choice.RawValue == String {
    guard let text = string else { return nil }
    if let value = Choice(rawValue: text) { return value }
    note("\(Quotation.quoted(text)) is not one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
    return nil
  }

  /// The elements of a list.
  public var list: [YAMLNode]? {
    guard case .sequence(let sequence) = node else {
      note("this must be a list")
      return nil
    }
    return sequence.enumerated().map { index, node in
      YAMLNode(node: node, path: "\(path)[\(index + 1)]", file: file)
    }
  }

  /// The value where it is a mapping; no fault where it is not.
  public var mappingIfAny: YAMLMapping? {
    guard case .mapping = node else { return nil }
    return openMapping()
  }

  /// A mapping all of whose keys the schema knows.
  public func mapping(keys: [String]) -> YAMLMapping? {
    guard let mapping = openMapping() else { return nil }
    for (index, (key, value)) in mapping.entries.enumerated() where !keys.contains(key) {
      let remedy =
        NearestName.of(key, among: keys).map { "did you mean \($0)?" }
        ?? "known here: \(keys.sorted().joined(separator: ", "))"
      let place = mapping.places[index]
      file.note(
        "\(value.path): unknown key \(Quotation.quoted(key)); \(remedy)", line: place.line,
        column: place.column)
    }
    return mapping
  }

  /// A mapping whose keys are names of the author's choice.
  public func openMapping() -> YAMLMapping? {
    guard case .mapping(let mapping) = node else {
      note("this must be a mapping of keys to values")
      return nil
    }
    var entries: [(key: String, value: YAMLNode)] = []
    var places: [(line: Int, column: Int)] = []
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key else {
        note("a key must be a text")
        continue
      }
      places.append((key.mark?.line ?? 1, key.mark?.column ?? 1))
      entries.append(
        (
          scalar.string,
          YAMLNode(node: value, path: path.isEmpty ? scalar.string : "\(path).\(scalar.string)", file: file)
        ))
    }
    return YAMLMapping(node: self, entries: entries, places: places)
  }
}
