/// The fields that papers of one kind can show, each with its type and what it means.
public struct FieldCatalogue: Sendable {
  /// What the author of a template is told about a field.
  public struct Entry: Sendable, Hashable {
    public let name: String
    public let type: FieldType
    /// One sentence, with an example where it helps.
    public let meaning: String
  }

  /// In the order a reader would look for them.
  public let entries: [Entry]
  /// The same, by name.
  public let fields: [String: FieldType]

  /// A later entry of the same name replaces an earlier one.
  public init(_ entries: [Entry]) {
    self.entries = entries
    fields = Dictionary(entries.map { ($0.name, $0.type) }) { _, later in later }
  }

  /// For tests and previews: fields without explanations.
  public init(fields: [String: FieldType]) {
    self.init(fields.sorted { $0.key < $1.key }.map { Entry(name: $0.key, type: $0.value, meaning: "") })
  }
}
