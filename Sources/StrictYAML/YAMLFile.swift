import Yams

/// A YAML file that is read by a schema: what the schema does not name is a fault, not a surprise.
///
/// Reading never stops at the first fault. Each accessor notes what is wrong and returns nil; ``finish()``
/// throws all that was noted.
public final class YAMLFile {
  /// No configuration, template or conference file comes near this size.
  public static let maximumByteCount = 4_000_000

  private let name: String
  private let allowsAliases: Bool
  private var faults: [YAMLFault] = []

  /// - Parameters:
  ///   - name: The file's name, for the faults.
  ///   - allowsAliases: Whether a value may stand for another by `*name`. Files from strangers have none: a few
  ///     lines of them can stand for more than there is memory for.
  public init(name: String, allowsAliases: Bool = true) {
    self.name = name
    self.allowsAliases = allowsAliases
  }

  /// The file's one document. Nil where it is not YAML; a fault says why.
  public func root(of text: String) -> YAMLNode? {
    guard text.utf8.count <= Self.maximumByteCount else {
      note("the file is larger than \(Self.maximumByteCount) bytes; split it", line: 1, column: 1)
      return nil
    }
    if !allowsAliases, let alias = YAMLAlias.first(in: text) {
      note("aliases are not known here; write the value itself", line: alias.line, column: alias.column)
      return nil
    }
    do {
      guard let node = try Yams.compose(yaml: text) else {
        note("the file is empty", line: 1, column: 1)
        return nil
      }
      return YAMLNode(node: node, path: "", file: self)
    } catch let error as YamlError {
      let (line, column, problem) = Self.place(of: error)
      let remedy = YAMLRemedy.of(problem, line: line, column: column, in: text).map { "; \($0)" } ?? ""
      note("this is not YAML: \(problem)\(remedy)", line: line, column: column)
    } catch {
      note("this is not YAML", line: 1, column: 1)
    }
    return nil
  }

  /// Notes a fault that the schema itself cannot see (a date before another, a code that is taken).
  public func note(_ message: String, line: Int, column: Int) {
    faults.append(YAMLFault(file: name, line: line, column: column, message: message))
  }

  /// Whether anything is wrong so far.
  public var hasFaults: Bool { !faults.isEmpty }

  /// Throws what was noted, if anything was.
  public func finish() throws(YAMLFaults) {
    guard faults.isEmpty else { throw YAMLFaults(faults) }
  }

  private static func place(of error: YamlError) -> (line: Int, column: Int, problem: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (mark.line, mark.column, problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      (context.mark.line, context.mark.column, "the key \(duplicates.first ?? "?") stands twice")
    default:
      (1, 1, "its characters cannot be read")
    }
  }
}
