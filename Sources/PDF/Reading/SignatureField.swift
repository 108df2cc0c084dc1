/// A signature in a file, and the form field it fills (ISO 32000-1, 12.7.4.5 and 12.8.1).
public struct SignatureField: Hashable, Sendable {
  /// The field's full name, parts separated by points.
  public let fieldName: String
  /// The field's object, and that of the signature; nil where they are no objects of their own.
  public let field: PDFReference?
  public let signature: PDFReference?
  /// What is signed, as the file says it: offset and length, alternating. Not checked.
  public let byteRange: [Int]
  /// The CMS signature in DER, without the zeros behind it; all bytes if they are no DER sequence, none if they are
  /// more than any signature has.
  public let contents: [UInt8]
  /// Whether only zeros follow the signature in `/Contents`.
  public let isPaddedWithZeros: Bool
  /// Where `/Contents` stands in the file, with its `<` and `>`. In an honest file this and only this is what
  /// `byteRange` leaves out. Empty if `/Contents` is not written in the file itself.
  public let contentsRange: Range<Int>
  /// `/M` as it is written: `D:20231025090000+07'00'`.
  public let signedAt: String?
  public let filter: String?
  public let subFilter: String?
  public let name: String?
  public let reason: String?
  public let location: String?
  /// How many bytes of the file the signature's revision has: the first `%%EOF` behind all that it covers.
  public let revisionEnd: Int
}

extension SignatureField {
  /// Whether the byte range is the whole file of this length but for `/Contents` itself.
  public func covers(fileOf count: Int) -> Bool {
    byteRange.count == 4 && !contentsRange.isEmpty && byteRange[0] == 0
      && byteRange[1] == contentsRange.lowerBound && byteRange[2] == contentsRange.upperBound
      && byteRange[3] == count - contentsRange.upperBound
  }
}

extension PDFFile {
  /// Fields of a form, filled or not: some may be written once and stand in many others.
  private static let fieldLimit = 10_000
  private static let fieldDepth = 32
  /// Each takes memory for its contents. A file with as many as this has perhaps more.
  public static let signatureLimit = 64
  /// What a signature may have; those of PDF/A have at most 32,767 bytes (ISO 19005-2, 6.1.13).
  private static let contentsLimit = 1 << 20

  /// The filled signature fields, in the order of the form, at most ``signatureLimit``. Fields without a value are left
  /// out.
  public var signatures: [SignatureField] {
    var found: [SignatureField] = []
    var seen: Set<Int> = []
    var left = PDFFile.fieldLimit
    for field in array(dictionary(catalogue["AcroForm"])?["Fields"]) ?? [] {
      collect(field, name: "", type: nil, depth: 0, &seen, &left, &found)
    }
    return found
  }

  private func collect(
    _ field: PDFObject, name: String, type: String?, depth: Int, _ seen: inout Set<Int>,
    _ left: inout Int, _ found: inout [SignatureField]
  ) {
    guard depth < PDFFile.fieldDepth, left > 0, found.count < PDFFile.signatureLimit else { return }
    left -= 1
    if let number = field.reference?.number, !seen.insert(number).inserted { return }
    guard let entries = dictionary(field) else { return }
    let part = resolve(entries["T"]).string?.text
    let fullName = [name, part ?? ""].filter { !$0.isEmpty }.joined(separator: ".")
    let type = resolve(entries["FT"]).name ?? type
    if type == "Sig", let signature = dictionary(entries["V"]) {
      found.append(
        signatureField(
          signature, name: fullName, field: field.reference, reference: entries["V"]?.reference))
    }
    for kid in array(entries["Kids"]) ?? [] {
      collect(kid, name: fullName, type: type, depth: depth + 1, &seen, &left, &found)
    }
  }

  private func signatureField(
    _ entries: PDFDictionary, name: String, field: PDFReference?, reference: PDFReference?
  ) -> SignatureField {
    let contents = resolve(entries["Contents"]).string
    let written = contents?.bytes ?? []
    let whole = written.count <= PDFFile.contentsLimit ? written : []
    let used = DERLength.ofSequence(whole) ?? whole.count
    let byteRange = (array(entries["ByteRange"]) ?? []).prefix(64).compactMap { resolve($0).integer }
    let covered = zip(byteRange, byteRange.dropFirst()).map {
      $0.0.addingReportingOverflow($0.1).partialValue
    }
    .max()
    return SignatureField(
      fieldName: name, field: field, signature: reference, byteRange: Array(byteRange),
      contents: Array(whole[..<used]), isPaddedWithZeros: whole[used...].allSatisfy { $0 == 0 },
      contentsRange: contents?.range ?? 0..<0, signedAt: resolve(entries["M"]).string?.text,
      filter: resolve(entries["Filter"]).name, subFilter: resolve(entries["SubFilter"]).name,
      name: resolve(entries["Name"]).string?.text, reason: resolve(entries["Reason"]).string?.text,
      location: resolve(entries["Location"]).string?.text,
      revisionEnd: revisions.first { $0.end >= covered ?? 0 }?.end ?? bytes.count)
  }
}

/// The length that a DER value states of itself (X.690, 8.1.3).
enum DERLength {
  /// Bytes of the sequence at the beginning, its head included; nil if none begins there or it is longer than
  /// the bytes.
  static func ofSequence(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 2, bytes[0] == 0x30 else { return nil }
    var length = Int(bytes[1])
    var head = 2
    if length >= 0x80 {
      let count = length & 0x7f
      guard (1...4).contains(count), bytes.count >= 2 + count else { return nil }
      length = bytes[2..<2 + count].reduce(0) { $0 << 8 | Int($1) }
      head += count
    }
    return head + length <= bytes.count ? head + length : nil
  }
}
