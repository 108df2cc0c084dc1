internal import CHarfBuzz

/// Big-endian bytes of a font file. Every read is checked, for a font file may be damaged or hostile.
///
/// `@safe`: no byte is read without a check of its place.
/// `@unchecked Sendable`: the bytes belong to the blob, which this value keeps alive, and nobody ever writes
/// to them.
@safe struct FontTable: @unchecked Sendable {
  let name: String
  let path: String
  private let blob: FontBlob
  private let bytes: UnsafeRawBufferPointer

  init(name: String, path: String, blob: FontBlob) {
    self.name = name
    self.path = path
    self.blob = blob
    var length: UInt32 = 0
    let start = unsafe hb_blob_get_data(blob.handle, &length)
    unsafe bytes = UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(length))
  }

  /// The table of a face by its four-letter name; empty if the face has none.
  init(_ name: String, of face: OpaquePointer, path: String) {
    let blob = unsafe FontBlob(taking: hb_face_reference_table(face, FontTag(name).value))
    self.init(name: name, path: path, blob: blob)
  }

  var count: Int { unsafe bytes.count }
  var isEmpty: Bool { unsafe bytes.isEmpty }
  var damage: FontError { .damaged(path: path, table: name) }

  @inline(__always)
  func u8(_ at: Int) throws(FontError) -> Int {
    guard at >= 0, at < count else { throw damage }
    return unsafe Int(bytes[at])
  }

  @inline(__always)
  func u16(_ at: Int) throws(FontError) -> Int {
    guard at >= 0, at < count - 1 else { throw damage }
    return unsafe Int(bytes[at]) << 8 | Int(bytes[at + 1])
  }

  @inline(__always)
  func i16(_ at: Int) throws(FontError) -> Int {
    Int(Int16(truncatingIfNeeded: try u16(at)))
  }

  @inline(__always)
  func u32(_ at: Int) throws(FontError) -> Int {
    try u16(at) << 16 | u16(at + 2)
  }

  /// An unsigned number of 1 to 4 bytes.
  @inline(__always)
  func number(_ at: Int, size: Int) throws(FontError) -> Int {
    guard at >= 0, at <= count - size else { throw damage }
    var value = 0
    for offset in 0..<size { value = unsafe value << 8 | Int(bytes[at + offset]) }
    return value
  }

  /// Throws unless the whole range lies inside the table.
  func check(_ range: Range<Int>) throws(FontError) {
    guard range.lowerBound >= 0, range.upperBound <= count else { throw damage }
  }

  /// The bytes of a range that lies inside the table.
  func copy(_ range: Range<Int>) -> [UInt8] {
    unsafe Array(bytes[range])
  }

  /// Appends the bytes of a range to a buffer.
  func append(_ range: Range<Int>, to buffer: inout [UInt8]) throws(FontError) {
    try check(range)
    unsafe buffer.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[range]))
  }
}

/// A four-letter name of OpenType: of a table, feature or metric.
struct FontTag {
  let value: UInt32

  /// Shorter names are filled up with spaces.
  init(_ name: String) {
    var value: UInt32 = 0
    var letters = 0
    for byte in name.utf8.prefix(4) {
      value = value << 8 | UInt32(byte)
      letters += 1
    }
    for _ in letters..<4 { value = value << 8 | 0x20 }
    self.value = value
  }
}
