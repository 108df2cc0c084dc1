public import Foundation
public import StrictYAML

/// The file an operator writes: where it is looked for, and how it is read.
public struct ConfigurationFile: Sendable {
  /// Why there is no usable configuration.
  public enum Failure: Error, CustomStringConvertible {
    /// A file that was named is not there or cannot be read.
    case unreadable(path: String, reason: String)
    /// What is wrong inside it.
    case faulty(YAMLFaults)

    public var description: String {
      switch self {
      case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
      case .faulty(let faults): faults.description
      }
    }
  }

  /// The file itself; nil where none was named and none was found.
  public let url: URL?

  /// Looks for the file: the one named, then `TRAO_CONFIG`, `/etc/trao/trao.yaml`,
  /// `~/.config/trao/trao.yaml`. The last two may be missing.
  public init(named name: String?, environment: [String: String], home: URL) {
    if let name = name ?? environment["TRAO_CONFIG"].flatMap({ $0.isEmpty ? nil : $0 }) {
      url = URL(filePath: name)
    } else {
      let candidates = [URL(filePath: "/etc/trao/trao.yaml"), home.appending(path: ".config/trao/trao.yaml")]
      url = candidates.first { FileManager.default.fileExists(atPath: $0.path) }
    }
  }

  /// The configuration: the file's values over the defaults.
  public func read() throws(Failure) -> Configuration {
    guard let url else { return Configuration() }
    let data: Data
    do {
      data = try Data(contentsOf: url)
    } catch {
      throw .unreadable(
        path: url.path,
        reason: FileManager.default.fileExists(atPath: url.path)
          ? "it cannot be read" : "there is no such file")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw .unreadable(path: url.path, reason: "it is not UTF-8")
    }
    do {
      return try Configuration(yaml: text, name: url.lastPathComponent)
    } catch {
      throw .faulty(error)
    }
  }

  /// Whether the file holds a password that others than its owner may read; nil where there is no file.
  public func exposesPassword(_ configuration: Configuration) -> Bool? {
    guard let url else { return nil }
    let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
    guard let mode = attributes?[.posixPermissions] as? Int else { return nil }
    return mode & 0o077 != 0 && ConnectionText(configuration.database.conninfo).hasPassword
  }
}

extension Configuration {
  /// Reads a configuration file's text.
  /// - Throws: All faults at once, each with line and column.
  public init(yaml text: String, name: String) throws(YAMLFaults) {
    self.init()
    let file = YAMLFile(name: name)
    let isBlank = text.split(separator: "\n").allSatisfy { line in
      line.drop(while: \.isWhitespace).first.map { $0 == "#" } ?? true
    }
    if !isBlank, let sections = file.root(of: text)?.mapping(keys: Set(Setting.all.map(\.section)).sorted()) {
      for (section, node) in sections.entries where !node.isNull {
        let settings = Setting.all.filter { $0.section == section }
        guard !settings.isEmpty, let values = node.mapping(keys: settings.map { $0.keys[0] }.distinct) else {
          continue
        }
        for setting in settings where setting.keys.count == 1 {
          if let value = values[setting.keys[0]] { setting.read(value, &self) }
        }
        for group in settings.filter({ $0.keys.count > 1 }).map({ $0.keys[0] }).distinct {
          let members = settings.filter { $0.keys.count > 1 && $0.keys[0] == group }
          guard let value = values[group], !value.isNull,
            let inner = value.mapping(keys: members.map { $0.keys[1] })
          else { continue }
          for setting in members {
            if let value = inner[setting.keys[1]] { setting.read(value, &self) }
          }
        }
        if section == "worker", worker.renewInterval * 3 > worker.lease {
          (values["renew_interval"] ?? values["lease"] ?? node).note(
            "renew_interval (\(DurationText.of(worker.renewInterval))) must be at most a third of lease "
              + "(\(DurationText.of(worker.lease))), or one lost beat kills a daemon")
        }
      }
    }
    try file.finish()
  }

  /// The keys whose values differ: those a running daemon obeys at once, and those it needs a restart for.
  public func changes(to other: Configuration) -> (onReload: [String], atStart: [String]) {
    let changed = Setting.all.filter { !$0.isEqual(self, other) }
    return (
      changed.filter { $0.effect == .onReload }.map(\.name),
      changed.filter { $0.effect == .atStart }.map(\.name)
    )
  }

  /// The commented default file.
  public static var commentedDefault: String {
    EmbeddedFiles.all.first { $0.path == "config/trao.yaml" }?.text ?? ""
  }
}

extension [String] {
  /// Each text once, in the order of first appearance.
  fileprivate var distinct: [String] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
