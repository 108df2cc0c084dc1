/// SQL with its parameters. A value interpolated into it becomes a parameter, never text:
///
/// ```swift
/// let query: SQL = "select name from trao.session where id = \(id)"
/// let other: SQL = "listen \(identifier: channel)"
/// ```
public struct SQL: Sendable, ExpressibleByStringInterpolation {
  let text: String
  /// What errors call it; nil for SQL that stands in code.
  let name: String?
  let parameters: Parameters

  public init(stringLiteral value: String) {
    text = value
    name = nil
    parameters = Parameters()
  }

  public init(stringInterpolation: StringInterpolation) {
    text = stringInterpolation.text
    name = nil
    parameters = stringInterpolation.parameters
  }

  /// A named statement with its parameters, `$1` first.
  public init<each P: Parameter>(_ statement: Statement, _ parameters: repeat each P) {
    text = statement.text
    name = statement.name
    var encoded = Parameters()
    repeat encoded.append(each parameters)
    self.parameters = encoded
  }

  /// Collects the text and parameters of a literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    var text = ""
    var parameters = Parameters()

    public init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

    public mutating func appendLiteral(_ literal: String) { text += literal }

    /// Makes the value, or NULL, the next parameter.
    public mutating func appendInterpolation<P: Parameter>(_ value: P?) {
      parameters.append(value)
      text += "$\(parameters.count)"
    }

    /// Writes the name of a table, column or channel, quoted.
    public mutating func appendInterpolation(identifier name: String) {
      text += "\""
      for scalar in name.unicodeScalars {
        if scalar == "\"" { text += "\"" }
        text.unicodeScalars.append(scalar)
      }
      text += "\""
    }
  }
}
