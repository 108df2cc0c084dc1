public import PostgreSQL

/// When a paper gets its number (Decree 30/2020, articles 15 to 18).
public enum NumberingPolicy: String, CaseIterable, Codable, Sendable, ColumnValue {
  /// Electronic papers: the number is taken in the transaction that begins the paper, which prints it.
  case beforeFinalRender = "before-final-render"
  /// Papers signed by hand: number and day are left blank in print, and entered once the paper is signed.
  case afterSignature = "after-signature"
}
