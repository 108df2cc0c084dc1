public import PostgreSQL

/// The number of a job: unique in the database, in the order of asking.
public struct JobID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible, Parameter,
  ColumnValue
{
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  public var description: String { String(rawValue) }

  public static func < (left: JobID, right: JobID) -> Bool { left.rawValue < right.rawValue }
}

/// The number of a batch.
public struct BatchID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible, Parameter,
  ColumnValue
{
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  public var description: String { String(rawValue) }

  public static func < (left: BatchID, right: BatchID) -> Bool { left.rawValue < right.rawValue }
}

/// The number under which a worker is registered. A worker that was taken for dead comes back under a new one.
public struct WorkerID: RawRepresentable, Hashable, Sendable, CustomStringConvertible, Parameter,
  ColumnValue
{
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  public var description: String { String(rawValue) }
}
