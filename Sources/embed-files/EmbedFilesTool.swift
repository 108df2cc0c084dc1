import Foundation

/// Writes one Swift file that holds named queries and data files as string literals.
///
/// A query file is SQL in which a line `-- name: claimJobs` starts a query; comment lines right after it that
/// start with `--` belong to the reader and are left out of the text sent to the server.
@main
struct EmbedFilesTool {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  static func main() throws {
    var output = ""
    var module = ""
    var root = ""
    var queries: [String] = []
    var files: [String] = []
    var arguments = CommandLine.arguments.dropFirst()
    while let flag = arguments.popFirst(), let value = arguments.popFirst() {
      switch flag {
      case "--output": output = value
      case "--module": module = value
      case "--root": root = value
      case "--queries": queries.append(value)
      case "--file": files.append(value)
      default: throw Failure(description: "unknown option \(flag)")
      }
    }

    var text = "// Generated from the package's data files; do not edit.\n"
    if !queries.isEmpty { text += try statements(in: queries, module: module) }
    if !files.isEmpty { text += try embedded(files, root: root) }
    try text.write(toFile: output, atomically: true, encoding: .utf8)
  }

  private static func statements(in paths: [String], module: String) throws -> String {
    var named: [(name: String, text: String)] = []
    for path in paths {
      var name: String?
      var lines: [Substring] = []
      func close() throws {
        guard let current = name else { return }
        let text = lines.joined(separator: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
        guard !named.contains(where: { $0.name == current }) else {
          throw Failure(description: "\(path): the query name \(current) is taken")
        }
        named.append((current, text))
        lines = []
      }
      for line in try String(contentsOfFile: path, encoding: .utf8).split(
        separator: "\n", omittingEmptySubsequences: false)
      {
        if line.hasPrefix("-- name:") {
          try close()
          name = line.dropFirst("-- name:".count).trimmingCharacters(in: .whitespaces)
        } else if !line.hasPrefix("--") {
          lines.append(line)
        }
      }
      try close()
    }
    var text = "import PostgreSQL\n\n/// The queries of `sql/`, by name.\nenum Statements {\n"
    for (name, body) in named {
      text += "  static let \(name) = Statement(\n"
      text += "    name: \"\(module).\(name)\",\n    text: \(literal(body)))\n"
    }
    return text + "}\n"
  }

  private static func embedded(_ paths: [String], root: String) throws -> String {
    var text = "\n/// Data files compiled into the binary, by their path in the repository.\n"
    text += "enum EmbeddedFiles {\n  static let all: [(path: String, text: String)] = [\n"
    for path in paths {
      let name = path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
      text += "    (\(literal(name)), \(literal(try String(contentsOfFile: path, encoding: .utf8)))),\n"
    }
    return text + "  ]\n}\n"
  }

  /// A Swift literal on one line: every character that could end or change it is written as an escape.
  private static func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default:
        // Marks that would merge with what is beside them, or that editors hide, travel as numbers.
        if scalar.value < 0x20 || scalar.value == 0x7F || scalar.properties.generalCategory == .format
          || scalar.properties.isVariationSelector || scalar.value == 0x2028 || scalar.value == 0x2029
        {
          result += "\\u{\(String(scalar.value, radix: 16))}"
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
