/// The keys and values of one mapping, in the order of the file.
public struct YAMLMapping {
  /// The mapping itself, to note what is wrong with it as a whole.
  public let node: YAMLNode
  public let entries: [(key: String, value: YAMLNode)]
  /// Where each key of `entries` stands, counted from 1.
  let places: [(line: Int, column: Int)]

  /// The value of a key; nil where the key is absent or has nothing after it.
  public subscript(key: String) -> YAMLNode? {
    entries.first { $0.key == key && !$0.value.isNull }?.value
  }

  /// The value of a key that must be there.
  public func required(_ key: String) -> YAMLNode? {
    if let value = self[key] { return value }
    node.note("the key \(key) is missing")
    return nil
  }
}
