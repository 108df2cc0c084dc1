internal import CZlib

/// Undoes deflate, never to more bytes than allowed.
enum Inflater {
  private static let chunk = 1 << 16

  /// What comes out, and how many bytes of the input the stream took. Throws `.damagedStream` for what is not
  /// zlib's format or ends early, `.limit` for more than `limit` bytes.
  static func inflate(
    _ bytes: ArraySlice<UInt8>, limit: Int
  ) throws(PDFReadingError) -> (output: [UInt8], taken: Int) {
    let start = bytes.startIndex
    var stream = unsafe z_stream()
    let size = unsafe Int32(MemoryLayout<z_stream>.size)
    guard unsafe inflateInit_(&stream, zlibVersion(), size) == Z_OK else {
      throw PDFReadingError(.damagedStream, at: start)
    }
    defer { unsafe inflateEnd(&stream) }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: chunk)
    let answer = unsafe bytes.withUnsafeBufferPointer { input in
      // zlib's interface forgets that it only reads its input.
      unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      unsafe stream.avail_in = UInt32(clamping: input.count)
      while true {
        let (answer, made) = unsafe buffer.withUnsafeMutableBufferPointer { space in
          unsafe stream.next_out = space.baseAddress
          unsafe stream.avail_out = UInt32(chunk)
          let answer = unsafe CZlib.inflate(&stream, Z_NO_FLUSH)
          return unsafe (answer, chunk - Int(stream.avail_out))
        }
        output.append(contentsOf: buffer[..<made])
        // Z_OK without progress cannot happen twice: zlib then says Z_BUF_ERROR.
        guard answer == Z_OK, output.count <= limit else { return answer }
      }
    }
    guard output.count <= limit else {
      throw PDFReadingError(.limit("\(limit) bytes in a decompressed stream"), at: start)
    }
    guard answer == Z_STREAM_END else { throw PDFReadingError(.damagedStream, at: start) }
    return unsafe (output, bytes.count - Int(stream.avail_in))
  }
}
