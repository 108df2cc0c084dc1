/// How a table of organisations or delegations is to be taken in.
public struct RecordImportOptions: Sendable {
  /// Of records that are new.
  public var provenance: Provenance
  /// How the file's columns read.
  public var mapping: ColumnMapping
  /// The name under which the mapping is saved, for the record.
  public var mappingName: String?
  /// Whether well-known headers are taken for the columns they propose.
  public var recognisesHeaders: Bool
  /// The row of the header; nil for the first that is not blank.
  public var headerRow: Int?
  public var scope: AttendeeImportOptions.Scope

  public init(
    provenance: Provenance = .operator, mapping: ColumnMapping = ColumnMapping(), mappingName: String? = nil,
    recognisesHeaders: Bool = false, headerRow: Int? = nil, scope: AttendeeImportOptions.Scope = .everyone
  ) {
    self.provenance = provenance
    self.mapping = mapping
    self.mappingName = mappingName
    self.recognisesHeaders = recognisesHeaders
    self.headerRow = headerRow
    self.scope = scope
  }
}

/// What an import of organisations or delegations did, record by record.
public struct RecordImportOutcome: Sendable {
  /// A record that is new or different.
  public struct Record: Hashable, Sendable {
    /// The row in the file.
    public let row: Int
    public let code: String
    public let name: String
    public let isNew: Bool
    /// What is different now; empty for a new record.
    public let differences: [AttendeeImportOutcome.Difference]
  }

  public let report: ImportReport
  /// In the order of the file.
  public let records: [Record]
  /// What was put right or passed over in the file.
  public let notes: [InputFault]
  /// Headers that were recognised, with the columns they were taken for.
  public let recognised: [(header: String, column: String)]
  /// By which the import can be undone; nil where nothing changed.
  public let importID: Int?
}
