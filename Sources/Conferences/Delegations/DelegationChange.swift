/// What is to become of one value.
public enum ValueChange<Value: Sendable>: Sendable {
  case keep
  case remove
  case set(Value)

  /// The change that an optional value and the wish to remove it mean.
  public init(_ value: Value?, removing: Bool) {
    self = value.map { .set($0) } ?? (removing ? .remove : .keep)
  }

  /// The value after the change.
  func applied(to old: Value?) -> Value? {
    switch self {
    case .keep: old
    case .remove: nil
    case .set(let value): value
    }
  }
}

extension ValueChange: Equatable where Value: Equatable {}

/// What is to become of a delegation; what is not named stays.
public struct DelegationChange: Sendable {
  /// By language; languages not named stay.
  public var name = LocalisedText()
  public var organisation: ValueChange<String> = .keep
  public var country: String?
  public var side: DelegationSide?
  /// External ids of guests.
  public var head: ValueChange<String> = .keep
  public var deputy: ValueChange<String> = .keep
  public var liaison: ValueChange<String> = .keep
  public var joining: [String] = []
  public var leaving: [String] = []

  public init() {}
}
