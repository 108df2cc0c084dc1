public import Digests

/// A document that lacks only its signature. Sign ``digest``, then put the signature in with ``sealed(with:)``.
public struct OpenStrike: Sendable {
  /// SHA-256 of what the signature covers: the whole file, plate and strike, but for the signature itself.
  public let digest: Digest
  /// How many bytes a signature may have.
  public let reservedBytes: Int
  public let pageCount: Int

  private var bytes: [UInt8]
  private let contents: Range<Int>
  /// SHA-256 after everything before the bracket that opens the signature.
  private let hashState: SHA256

  init(plate: Plate, strike: [UInt8], gaps: SealField.Gaps, pageCount: Int) {
    bytes = strike
    self.pageCount = pageCount
    contents = gaps.contents
    reservedBytes = gaps.contents.count / 2
    let end = plate.bytes.count + strike.count
    // The brackets belong to the signature.
    let before = plate.bytes.count + gaps.contents.lowerBound - 1
    let after = plate.bytes.count + gaps.contents.upperBound + 1
    var range = PDFBytes()
    for (place, number) in [0, before, after, end - after].enumerated() {
      if place > 0 { range.append(" ") }
      range.append(number)
    }
    precondition(range.count <= gaps.byteRange.count, "the file is larger than ten digits can say")
    bytes.replaceSubrange(gaps.byteRange.prefix(range.count), with: range.bytes)
    var hash = plate.hashState
    hash.update(bytes[..<(gaps.contents.lowerBound - 1)])
    hashState = hash
    hash.update(bytes[(gaps.contents.upperBound + 1)...])
    digest = hash.finalize()
  }

  /// Puts the signature in: CMS signed data in DER over ``digest``.
  /// - Throws: ``PDFError/sealDoesNotFit(bytes:reserved:)``.
  public func sealed(with cms: [UInt8]) throws(PDFError) -> Strike {
    guard !cms.isEmpty, cms.count <= reservedBytes else {
      throw .sealDoesNotFit(bytes: cms.count, reserved: reservedBytes)
    }
    var bytes = bytes
    let digits = Array("0123456789abcdef".utf8)
    var place = contents.lowerBound
    for byte in cms {
      bytes[place] = digits[Int(byte >> 4)]
      bytes[place + 1] = digits[Int(byte & 15)]
      place += 2
    }
    var hash = hashState
    hash.update(bytes[(contents.lowerBound - 1)...])
    return Strike(bytes: bytes, pageCount: pageCount, fileHash: hash.finalize().hex)
  }
}
