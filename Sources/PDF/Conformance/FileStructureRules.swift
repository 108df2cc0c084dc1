extension Rule {
  static let readable = Rule.syntax("file-readable", "7.5")
  static let header = Rule.archive("file-header", "6.1.2")
  static let identifier = Rule.archive("file-identifier", "6.1.3")
  static let encryption = Rule.archive("file-encryption", "6.1.3")
  static let endOfFile = Rule.archive("file-end", "6.1.3")
  static let crossReferences = Rule.archive("cross-references", "6.1.4")
  static let hexadecimal = Rule.archive("string-hexadecimal", "6.1.6")
  static let streamLength = Rule.archive("stream-length", "6.1.7.1")
  static let streamKeywords = Rule.archive("stream-keywords", "6.1.7.1")
  static let nameEncoding = Rule.archive("name-encoding", "6.1.8")
  static let objectSpacing = Rule.archive("object-spacing", "6.1.9")
  static let implementationLimit = Rule.archive("implementation-limit", "6.1.13")
  static let repeatedKey = Rule.syntax("dictionary-keys", "7.3.7")
}

/// Header, trailer, cross-references and the notation of objects (ISO 19005-2, 6.1).
enum FileStructureRules {
  static func check(_ inspection: inout Inspection) {
    checkHeader(&inspection)
    checkEnd(&inspection)
    checkTrailer(&inspection)
    for fault in inspection.file.faults { inspection.report(.readable, fault.description) }
    for note in inspection.file.notes { report(note, &inspection) }
  }

  private static func checkHeader(_ inspection: inout Inspection) {
    let bytes = inspection.file.bytes
    let isSound =
      inspection.file.headerOffset == 0 && bytes.count > 9 && bytes[..<7].elementsEqual("%PDF-1.".utf8)
      && (0x30...0x37).contains(bytes[7])
    var next = 8
    if next < bytes.count, bytes[next] == 13 { next += 1 }
    if next < bytes.count, bytes[next] == 10 { next += 1 }
    guard isSound, next > 8 else {
      return inspection.report(.header, "The file must begin with %PDF-1.n, n from 0 to 7, on a line.")
    }
    let comment = bytes[next...].prefix(5)
    guard comment.count == 5, comment.first == UInt8(ascii: "%"), comment.dropFirst().allSatisfy({ $0 > 127 })
    else { return inspection.report(.header, "The second line must be a comment with four bytes above 127.") }
  }

  private static func checkEnd(_ inspection: inout Inspection) {
    var bytes = inspection.file.bytes[...]
    if bytes.last == 10 { bytes.removeLast() }
    if bytes.last == 13 { bytes.removeLast() }
    if !bytes.suffix(5).elementsEqual("%%EOF".utf8) {
      inspection.report(.endOfFile, "The file must end with %%EOF and at most one end of line.")
    }
  }

  private static func checkTrailer(_ inspection: inout Inspection) {
    let trailer = inspection.file.trailer
    let parts = (inspection.file.array(trailer["ID"]) ?? []).compactMap {
      inspection.file.resolve($0).string?.bytes.count
    }
    if parts.count != 2 || parts.contains(0) {
      inspection.report(.identifier, "The trailer's /ID must be two strings that are not empty.")
    }
    let size = trailer["Size"]?.integer ?? 0
    if let highest = inspection.file.objects.keys.max(), size <= highest {
      inspection.report(
        .crossReferences, "The trailer's /Size is \(size), but there is an object \(highest).")
    }
  }

  private static func report(_ note: SyntaxNote, _ inspection: inout Inspection) {
    let (rule, message): (Rule, String) =
      switch note.kind {
      case .objectSpacing: (.objectSpacing, "“n g obj” and “endobj” must stand on lines of their own.")
      case .streamKeyword: (.streamKeywords, "“stream” must be followed by CR LF or LF.")
      case .endstreamKeyword: (.streamKeywords, "“endstream” must stand at the beginning of a line.")
      case .streamLength(let written, let found):
        (.streamLength, "/Length is \(written.map { "\($0)" } ?? "missing"), the stream has \(found) bytes.")
      case .hexadecimalString: (.hexadecimal, "A hexadecimal string must be pairs of digits.")
      case .longString(let count):
        (.implementationLimit, "A string of \(count) bytes is longer than 32,767.")
      case .longName(let count): (.implementationLimit, "A name of \(count) bytes is longer than 127.")
      case .integerRange: (.implementationLimit, "A whole number has more than 32 bits.")
      case .realRange: (.implementationLimit, "A number is too large or too near to zero.")
      case .repeatedKey(let key): (.repeatedKey, "A dictionary has the key /\(key) twice.")
      case .nameEncoding: (.nameEncoding, "A name is not UTF-8.")
      case .crossReferenceSpacing:
        (.crossReferences, "“xref” and each subsection's head must be followed by one end of line.")
      }
    inspection.report(rule, object: note.object, "\(message) (Byte \(note.offset).)")
  }
}
