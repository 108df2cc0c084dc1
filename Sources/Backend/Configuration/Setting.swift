import Foundation
import StrictYAML

/// One key of the configuration: its name, how it is read and checked, and when a change takes effect.
struct Setting: Sendable {
  /// When a daemon that runs obeys a changed value.
  enum Effect: Sendable {
    case onReload, atStart
  }

  /// Where a value lies in the configuration.
  typealias Path<Value> = any WritableKeyPath<Configuration, Value> & Sendable

  /// Section and key: `worker.lease`.
  let name: String
  let effect: Effect
  /// Reads the value, or notes at the node what is wrong with it.
  let read: @Sendable (YAMLNode, inout Configuration) -> Void
  /// Whether two configurations agree on it.
  let isEqual: @Sendable (Configuration, Configuration) -> Bool

  var section: String { String(name.prefix { $0 != "." }) }
  /// Where it stands within the section: `lease`; `pkcs11` and `module` for a key of a group within.
  var keys: [String] { name.split(separator: ".").dropFirst().map(String.init) }

  private init<Value: Equatable & SendableMetatype>(
    _ name: String, _ path: Path<Value>, _ effect: Effect,
    read: @escaping @Sendable (YAMLNode) -> Value?
  ) {
    self.name = name
    self.effect = effect
    self.read = { node, configuration in
      if let value = read(node) { configuration[keyPath: path] = value }
    }
    isEqual = { $0[keyPath: path] == $1[keyPath: path] }
  }

  static func text(
    _ name: String, _ path: Path<String>, _ effect: Effect = .atStart
  ) -> Setting {
    Setting(name, path, effect) { $0.string }
  }

  static func folders(
    _ name: String, _ path: Path<[String]>, _ effect: Effect = .atStart
  ) -> Setting {
    Setting(name, path, effect) { $0.list?.compactMap(\.string) }
  }

  static func choice<Value: RawRepresentable & CaseIterable & Equatable & Sendable>(
    _ name: String, _ path: Path<Value>, _ effect: Effect = .atStart
  ) -> Setting where Value.RawValue == String {
    Setting(name, path, effect) { $0.choice() }
  }

  static func count(
    _ name: String, _ path: Path<Int>, _ range: ClosedRange<Int>,
    _ effect: Effect = .atStart
  ) -> Setting {
    Setting(name, path, effect) { node in
      guard let value = node.integer else { return nil }
      guard range.contains(value) else {
        node.note("\(value) is not between \(range.lowerBound) and \(range.upperBound)")
        return nil
      }
      return value
    }
  }

  static func duration(
    _ name: String, _ path: Path<Duration>, _ range: ClosedRange<Duration>,
    _ effect: Effect = .atStart
  ) -> Setting {
    Setting(name, path, effect) { node in
      guard let text = node.string else { return nil }
      guard let value = DurationText.parse(text) else {
        node.note(
          "\(Quotation.quoted(text)) is not a duration; write a number and ms, s, min, h or d, as in 2s")
        return nil
      }
      guard range.contains(value) else {
        let limits = [range.lowerBound, range.upperBound].map(DurationText.of)
        node.note("\(DurationText.of(value)) is not between \(limits[0]) and \(limits[1])")
        return nil
      }
      return value
    }
  }

  static func address(
    _ name: String, _ path: Path<String>, mayBeEmpty: Bool = false, _ effect: Effect = .atStart
  ) -> Setting {
    Setting(name, path, effect) { node in
      guard let text = node.string else { return nil }
      if mayBeEmpty, text.isEmpty { return text }
      guard let url = URL(string: text), ["http", "https"].contains(url.scheme), url.host() != nil,
        text.utf8.count <= 200
      else {
        node.note("\(Quotation.quoted(text)) is not a web address such as https://papers.example/v/")
        return nil
      }
      return text
    }
  }
}
