public import PostgreSQL

/// What a job is about, such as `documents.render`. A worker takes only kinds that it has a handler for.
public struct JobKind: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral,
  CustomStringConvertible, Parameter, ColumnValue
{
  public let rawValue: String

  /// - Parameter rawValue: a name of the form `module.verb`, not empty.
  public init(rawValue: String) { self.rawValue = rawValue }

  public init(stringLiteral value: String) { self.rawValue = value }

  public var description: String { rawValue }
}
