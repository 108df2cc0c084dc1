internal import PostgreSQL

/// What papers are sealed with.
struct Sealing: Sendable {
  /// Whose seal it is, as papers say.
  let words: SealWords

  /// The sealing with the key that a document names.
  ///
  /// - Throws: ``SealingFault`` where this process does not have it, or it is retired.
  static func chosen(by order: SealOrder, from sealing: Sealing?) throws(SealingFault) -> Sealing {
    guard let sealing, sealing.words.key == order.key else { throw .noKey(order.keyName) }
    guard !order.isRetired else { throw .retired(order.keyName) }
    return sealing
  }

  /// A time as long as any, for the check before the file is made.
  static func anyTime(on day: CalendarDate) -> FieldValue {
    LocalTime(iso: "\(day.iso)T12:00:00+07:00").map(FieldValue.time) ?? .empty
  }
}
