/// How a guest list is to be taken in.
public struct AttendeeImportOptions: Sendable {
  /// Which guests a file may hold.
  public enum Scope: Sendable {
    case everyone
    /// Only guests that are not there yet: one that is there is a fault.
    case newcomers
    /// Only guests that are there: one that is not there is a fault.
    case known
  }

  /// Of guests that the file gives no provenance for.
  public var provenance: Provenance
  /// How the file's columns read.
  public var mapping: ColumnMapping
  /// The name under which the mapping is saved, for the record.
  public var mappingName: String?
  /// Whether well-known headers are taken for the columns they propose.
  public var recognisesHeaders: Bool
  /// The row of the header; nil for the first that is not blank.
  public var headerRow: Int?
  public var scope: Scope
  /// Whether a new guest may look like one that is there under another id.
  public var allowsDoubles: Bool

  public init(
    provenance: Provenance = .operator, mapping: ColumnMapping = ColumnMapping(), mappingName: String? = nil,
    recognisesHeaders: Bool = false, headerRow: Int? = nil, scope: Scope = .everyone,
    allowsDoubles: Bool = false
  ) {
    self.provenance = provenance
    self.mapping = mapping
    self.mappingName = mappingName
    self.recognisesHeaders = recognisesHeaders
    self.headerRow = headerRow
    self.scope = scope
    self.allowsDoubles = allowsDoubles
  }
}
