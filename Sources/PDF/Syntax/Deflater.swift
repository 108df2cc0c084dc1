internal import CZlib
internal import Synchronization

/// zlib's working memory, kept from stream to stream.
///
/// `@safe`: the memory is owned by this object alone and valid as long as it.
/// `@unchecked Sendable`: a deflater is in its pool or in the hands of the one thread that took it out, never
/// both.
@safe final class Deflater: @unchecked Sendable {
  enum Effort: Int32 {
    /// For what is made once and kept for ever.
    case plate = 9
    /// For what is made thousands of times: a tenth faster than zlib's usual 6 for a thousandth more bytes.
    case strike = 5
  }

  private static let platePool = Mutex<[Deflater]>([])
  private static let strikePool = Mutex<[Deflater]>([])

  private let stream: UnsafeMutablePointer<z_stream>
  private var output: UnsafeMutableRawBufferPointer

  private init(_ effort: Effort) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    unsafe output = .allocate(byteCount: 1 << 16, alignment: 16)
    let answer = unsafe deflateInit_(
      stream, effort.rawValue, zlibVersion(), Int32(MemoryLayout<z_stream>.size))
    precondition(answer == Z_OK, "zlib cannot get the memory to start")
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
    unsafe output.deallocate()
  }

  /// Lends the compressed bytes to the closure.
  static func compress<Result>(
    _ bytes: [UInt8], _ effort: Effort, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    let deflater = take(effort)
    defer { giveBack(deflater, effort) }
    return unsafe body(deflater.compress(bytes))
  }

  private static func take(_ effort: Effort) -> Deflater {
    let free =
      switch effort {
      case .plate: platePool.withLock { $0.popLast() }
      case .strike: strikePool.withLock { $0.popLast() }
      }
    return free ?? Deflater(effort)
  }

  private static func giveBack(_ deflater: Deflater, _ effort: Effort) {
    switch effort {
    case .plate: platePool.withLock { $0.append(deflater) }
    case .strike: strikePool.withLock { $0.append(deflater) }
    }
  }

  private func compress(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
    unsafe deflateReset(stream)
    let bound = unsafe Int(deflateBound(stream, UInt(bytes.count)))
    if unsafe bound > output.count {
      unsafe output.deallocate()
      unsafe output = .allocate(byteCount: bound, alignment: 16)
    }
    return unsafe bytes.withUnsafeBufferPointer { input in
      // zlib's interface forgets that it only reads its input.
      unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      unsafe stream.pointee.avail_in = UInt32(input.count)
      unsafe stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
      unsafe stream.pointee.avail_out = UInt32(output.count)
      let answer = unsafe deflate(stream, Z_FINISH)
      precondition(answer == Z_STREAM_END, "zlib's own bound was too small")
      return unsafe UnsafeRawBufferPointer(rebasing: output[..<Int(stream.pointee.total_out)])
    }
  }

  /// The version of the library, on which the compressed bytes depend.
  static var libraryVersion: String {
    unsafe String(cString: zlibVersion())
  }
}
