internal import Foundation
internal import JobQueue
internal import PDF
internal import PostgreSQL
internal import Signing

/// What papers are sealed with: a key that the database knows, in the hands of this process.
struct Sealing: Sendable {
  /// Whose seal it is, as papers say.
  let words: SealWords
  private let seal: Seal

  init(_ seal: Seal, key: Int) {
    self.seal = seal
    words = SealWords(
      key: key, signer: seal.certificate.name, organisation: seal.certificate.organisation)
  }

  /// The sealing with the key that a document names.
  ///
  /// - Throws: ``SealingFault`` where this process does not have it, or it is retired.
  static func chosen(by order: SealOrder, from sealing: Sealing?) throws(SealingFault) -> Sealing {
    guard let sealing, sealing.words.key == order.key else { throw .noKey(order.keyName) }
    guard !order.isRetired else { throw .retired(order.keyName) }
    return sealing
  }

  /// Numbers nothing that could not be sealed: a key may be retired, or run out, while daemons hold it.
  ///
  /// - Throws: `JobFailure` that another attempt mends, once the daemons have another key; `DatabaseError`.
  func checkKey(in database: Database) throws {
    guard let row = try database.query(Statements.endedKey, words.key).first else { return }
    let (name, isRetired) = try row.decode(String.self, Bool.self)
    throw JobFailure(
      "the key \(name), which papers are sealed with here, \(isRetired ? "is retired" : "has expired"); name another in "
        + "signing.key and restart the daemons")
  }

  /// A time as long as any, for the check before the file is made.
  static func anyTime(on day: CalendarDate) -> FieldValue {
    LocalTime(iso: "\(day.iso)T12:00:00+07:00").map(FieldValue.time) ?? .empty
  }

  /// Makes a paper's file with the seal in it.
  ///
  /// - Throws: ``SealingFault`` where another attempt may succeed; `PaperFault`, `PDFError`.
  func seal(_ paper: Paper, _ form: CompiledTemplate, by order: SealOrder) throws -> (Strike, SealRecord) {
    let open = try Self.open(
      paper.snapshot, about: paper.information, form, signer: words.signer, at: order.time,
      reserving: seal.reservedBytes)
    // Every local time can be read back; were one not, its certificate would go unexamined.
    guard let moment = try? Date(order.time.rfc3339, strategy: .iso8601) else {
      throw DocumentError.unreadable("the time \(order.time.rfc3339)")
    }
    let cms: [UInt8]
    do throws(SigningError) {
      try seal.certificate.checkValidity(at: moment)
      cms = try seal.cms(over: open.digest)
    } catch {
      throw error.code == .timestamp
        ? SealingFault.noTimestamp(error.description)
        : SealingFault.failed(key: order.keyName, reason: error.description)
    }
    let record = SealRecord(key: order.key, time: order.time, level: seal.level.rawValue)
    return (try open.sealed(with: cms), record)
  }

  /// A paper's file up to its seal: a pure function of what it is given.
  static func open(
    _ snapshot: Snapshot, about information: DocumentInformation, _ form: CompiledTemplate, signer: String,
    at time: LocalTime, reserving bytes: Int
  ) throws(PaperFault) -> OpenStrike {
    var snapshot = snapshot
    snapshot["seal.time"] = .time(time)
    return try form.open(
      snapshot, about: information,
      seal: SealSpace(
        reservedBytes: bytes, signedAt: time.rfc3339, signer: signer,
        alternative: alternative(signer, in: form.language), language: form.language.rawValue))
  }

  /// What people hear who cannot see the seal.
  private static func alternative(_ signer: String, in language: PaperLanguage) -> String {
    switch language {
    case .vi: "Chữ ký số của \(signer)"
    case .ja: "\(signer)の電子署名"
    case .en: "Digital signature of \(signer)"
    }
  }
}
