/// The statements one session has prepared, by text and parameter types: the same text with other types is
/// another statement to the server.
struct StatementCache {
  struct Key: Hashable {
    var text: String
    var types: [UInt32]
  }

  /// How many a session keeps before it drops them all. Each costs the server memory.
  static let limit = 256

  private var names: [Key: String] = [:]
  /// Never reused, so that a name can not mean two statements.
  private var lastNumber = 0

  var isFull: Bool { names.count >= Self.limit }

  func name(for key: Key) -> String? { names[key] }

  mutating func nextName() -> String {
    lastNumber += 1
    return "s\(lastNumber)"
  }

  mutating func insert(_ name: String, for key: Key) { names[key] = name }

  mutating func remove(_ key: Key) { names[key] = nil }

  mutating func removeAll() { names.removeAll(keepingCapacity: true) }
}
