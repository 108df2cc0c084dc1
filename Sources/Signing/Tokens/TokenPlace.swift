/// A PKCS#11 token: a card, a hardware security module or SoftHSM.
public struct TokenPlace: Hashable, Sendable, CustomStringConvertible {
  /// The full path of the module.
  public let module: String
  /// The token's label.
  public let label: String

  public init(module: String, label: String) {
    self.module = module
    self.label = label
  }

  public var description: String { "token \(label)" }
}
