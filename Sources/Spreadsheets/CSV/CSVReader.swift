/// Reads comma-separated values as RFC 4180 defines them, record by record, from bytes that come in chunks.
///
/// A byte order mark of UTF-8 is skipped; lines end in LF or CRLF; blank lines are no records. Fields stay bytes
/// until somebody asks for their text, so that a file in another encoding is refused at the field and not as a
/// whole.
public struct CSVReader {
  /// What no honest table comes near.
  public struct Limits: Sendable {
    public var byteCount: Int
    public var recordCount: Int
    public var fieldCount: Int
    /// Characters of a field; a character has at most four bytes.
    public var fieldCharacterCount: Int

    public init(
      byteCount: Int = 20_000_000, recordCount: Int = 200_000, fieldCount: Int = 200,
      fieldCharacterCount: Int = 10_000
    ) {
      (self.byteCount, self.recordCount) = (byteCount, recordCount)
      (self.fieldCount, self.fieldCharacterCount) = (fieldCount, fieldCharacterCount)
    }
  }

  /// Why reading cannot go on.
  public struct Broken: Error, Hashable, Sendable {
    /// The line on which the record begins, from 1.
    public let row: Int
    /// Number of the field in its record, from 0.
    public let field: Int
    /// What is wrong and what to do.
    public let message: String

    public init(row: Int, field: Int, message: String) {
      (self.row, self.field, self.message) = (row, field, message)
    }
  }

  /// One field of a record, in the file's own encoding.
  public struct Field: Hashable, Sendable {
    public let bytes: [UInt8]
    /// Of its first byte in the file.
    public let offset: Int
  }

  /// One record.
  public struct Record: Hashable, Sendable {
    /// The line on which it begins, from 1.
    public let row: Int
    public let fields: [Field]
  }

  private enum State { case fieldStart, plain, quoted, quoteInQuoted }

  private let limits: Limits
  private let separator: UInt8
  private let nextChunk: () throws -> [UInt8]
  private var chunk: [UInt8] = []
  private var position = 0
  /// Of the chunk's first byte in the file.
  private var chunkOffset = 0
  private var line = 1
  private var recordCount = 0
  private var isAtEnd = false

  /// - Parameters:
  ///   - separator: Stands between fields: a comma, a semicolon or a tab, in an encoding that has ASCII in it.
  ///   - limits: Beyond which the file is refused.
  ///   - nextChunk: Returns the next bytes of the file; empty at its end.
  public init(
    separator: UInt8 = UInt8(ascii: ","), limits: Limits = Limits(),
    nextChunk: @escaping () throws -> [UInt8]
  ) {
    self.limits = limits
    self.separator = separator
    self.nextChunk = nextChunk
  }

  /// Reads a file that is in memory.
  public init(_ bytes: [UInt8], separator: UInt8 = UInt8(ascii: ","), limits: Limits = Limits()) {
    var rest: [UInt8]? = bytes
    self.init(separator: separator, limits: limits) {
      defer { rest = nil }
      return rest ?? []
    }
  }

  /// The next record; nil at the end of the file.
  ///
  /// - Throws: ``Broken`` where reading cannot go on, and what the source of the bytes throws.
  public mutating func next() throws -> Record? {
    while let record = try readRecord() {
      if record.fields.count == 1, record.fields[0].bytes.isEmpty { continue }
      recordCount += 1
      guard recordCount <= limits.recordCount + 1 else {
        throw Broken(
          row: record.row, field: 0, message: "the file has more than \(limits.recordCount) records; split it"
        )
      }
      return record
    }
    return nil
  }

  private mutating func readRecord() throws -> Record? {
    guard try peek() != nil else { return nil }
    let row = line
    var fields: [Field] = []
    var bytes: [UInt8] = []
    var offset = chunkOffset + position
    var state = State.fieldStart
    var quoteLine = line

    func fail(_ message: String) -> Broken { Broken(row: row, field: fields.count, message: message) }
    func endField(before next: Int) {
      fields.append(Field(bytes: bytes, offset: offset))
      bytes.removeAll(keepingCapacity: true)
      offset = next
      state = .fieldStart
    }

    while let byte = try peek() {
      position += 1
      switch (state, byte) {
      case (.fieldStart, UInt8(ascii: "\"")):
        state = .quoted
        quoteLine = line
        offset = chunkOffset + position
      case (.quoted, UInt8(ascii: "\"")): state = .quoteInQuoted
      case (.quoteInQuoted, UInt8(ascii: "\"")):
        bytes.append(byte)
        state = .quoted
      case (.quoted, _):
        if byte == UInt8(ascii: "\n") { line += 1 }
        bytes.append(byte)
      case (_, separator):
        endField(before: chunkOffset + position)
        guard fields.count < limits.fieldCount else {
          throw fail("the record has more than \(limits.fieldCount) fields")
        }
      case (_, UInt8(ascii: "\r")):
        guard try peek() == UInt8(ascii: "\n") else {
          throw fail("a carriage return stands alone; end lines with LF or CRLF")
        }
      case (_, UInt8(ascii: "\n")):
        line += 1
        endField(before: chunkOffset + position)
        return Record(row: row, fields: fields)
      case (.quoteInQuoted, _):
        throw fail("text follows the closing quote of a field; write a quote inside a field twice")
      case (_, UInt8(ascii: "\"")):
        throw fail(
          "a quote stands inside a field without quotes; quote the whole field and write the quote twice")
      default:
        bytes.append(byte)
        state = .plain
      }
      guard bytes.count <= limits.fieldCharacterCount * 4 else {
        throw fail(
          state == .quoted
            ? "the field that is quoted from line \(quoteLine) on is longer than \(limits.fieldCharacterCount)"
              + " characters; is its closing quote missing?"
            : "the field is longer than \(limits.fieldCharacterCount) characters")
      }
    }
    guard state != .quoted else {
      throw fail("the quote opened in line \(quoteLine) is never closed")
    }
    endField(before: chunkOffset + position)
    return Record(row: row, fields: fields)
  }

  /// The byte at the reading position; nil at the end.
  private mutating func peek() throws -> UInt8? {
    if position < chunk.count { return chunk[position] }
    guard !isAtEnd else { return nil }
    let isFirst = chunkOffset == 0 && chunk.isEmpty
    chunkOffset += chunk.count
    chunk = try nextChunk()
    position = 0
    guard chunkOffset + chunk.count <= limits.byteCount else {
      throw Broken(
        row: line, field: 0, message: "the file is larger than \(limits.byteCount) bytes; split it")
    }
    if isFirst { try skipMark() }
    isAtEnd = position >= chunk.count
    return isAtEnd ? nil : chunk[position]
  }

  /// Skips a byte order mark of UTF-8; that of another encoding is refused.
  private mutating func skipMark() throws {
    if chunk.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    if chunk.starts(with: [0xFF, 0xFE]) || chunk.starts(with: [0xFE, 0xFF]) {
      throw Broken(row: 1, field: 0, message: "the file is in UTF-16; save it as “CSV UTF-8”")
    }
  }
}
