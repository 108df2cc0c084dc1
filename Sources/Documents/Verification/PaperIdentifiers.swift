internal import Digests
internal import Foundation
internal import PDF

/// What a file says about which document it is. It may say anything: only its bytes prove it.
struct PaperIdentifiers {
  /// Public identifiers, from the metadata (XMP, dc:identifier), in the order they stand in the file.
  private(set) var codes: [String] = []
  /// The identifiers of the file (ISO 32000-1, 14.4), as lower-case hexadecimal digits.
  private(set) var files: [String] = []

  /// More than one paper ever says.
  private static let limit = 16

  /// Looks at the bytes as they are: metadata are uncompressed in files for archives (ISO 19005-2, 6.6.2.1). Where
  /// another program packed them, they are looked for through the file's structure.
  init(_ file: [UInt8]) {
    let bytes = Data(file)
    codes = Self.codes(in: bytes)
    for place in Self.places(of: "/ID", in: bytes) {
      if files.count < Self.limit, let found = Self.fileIdentifier(file[place...]), !files.contains(found) {
        files.append(found)
      }
    }
    guard codes.isEmpty, let read = try? PDFFile(file),
      case .stream(let stream) = read.resolve(read.catalogue["Metadata"]),
      let packet = try? read.decode(stream, limit: 1 << 20)
    else { return }
    codes = Self.codes(in: Data(packet))
  }

  private static func codes(in bytes: Data) -> [String] {
    var codes: [String] = []
    for place in places(of: "dc:identifier", in: bytes) where codes.count < limit {
      // An element, `>…<`, or an attribute, `="…"`.
      let value = bytes[place...].prefix(40).drop { !isCode($0) }.prefix(while: isCode)
      guard value.count == 26 else { continue }
      let text = String(decoding: value, as: UTF8.self)
      if RandomIdentifier(text) != nil, !codes.contains(text) { codes.append(text) }
    }
    return codes
  }

  private static func isCode(_ byte: UInt8) -> Bool {
    65...90 ~= byte || 50...55 ~= byte
  }

  private static func fileIdentifier(_ bytes: ArraySlice<UInt8>) -> String? {
    let rest = bytes.drop { $0 == UInt8(ascii: " ") }.prefix(35)
    guard rest.starts(with: "[<".utf8) else { return nil }
    let digits = String(decoding: rest.dropFirst(2).prefix(32), as: UTF8.self).lowercased()
    return digits.utf8.count == 32 && digits.utf8.allSatisfy { 48...57 ~= $0 || 97...102 ~= $0 }
      ? digits : nil
  }

  /// Where the bytes behind each `word` begin.
  private static func places(of word: String, in bytes: Data) -> [Int] {
    var places: [Int] = []
    var rest = bytes.startIndex..<bytes.endIndex
    while let found = bytes.range(of: Data(word.utf8), in: rest) {
      places.append(found.upperBound)
      rest = found.upperBound..<bytes.endIndex
    }
    return places
  }
}
