internal import COpenSSL

/// A passphrase or PIN in memory. It is wiped when it goes, and shows in no description, log or error.
///
/// - Note: `@unchecked Sendable` because the bytes are never changed between `init` and `deinit`.
@safe public final class Passphrase: @unchecked Sendable, CustomStringConvertible {
  private let bytes: UnsafeMutableRawBufferPointer
  /// Its length in bytes.
  let count: Int

  /// Longer ones are a mistake: a wrong file was named.
  public static let longest = 1024

  /// Nothing of it.
  public var description: String { "(a passphrase)" }

  /// Lets `fill` write into memory of ``longest`` bytes and say how many it wrote. A line break at the end goes.
  ///
  /// - Throws: What `fill` throws.
  init(
    filling fill: (UnsafeMutableRawBufferPointer) throws(SigningError) -> Int
  ) throws(SigningError) {
    // One more, so that C always finds an end.
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.longest + 1, alignment: 1)
    unsafe bytes.initializeMemory(as: UInt8.self, repeating: 0)
    do {
      let room = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[..<Self.longest])
      var count = min(max(0, try unsafe fill(room)), Self.longest)
      while count > 0, unsafe Self.isLineBreak(bytes[count - 1]) {
        count -= 1
        unsafe bytes[count] = 0
      }
      self.count = count
      unsafe self.bytes = unsafe bytes
    } catch {
      unsafe Self.wipe(bytes)
      throw error
    }
  }

  /// Takes the UTF-8 bytes of a text, for tests and for what a program made up itself.
  public convenience init(_ text: String) {
    // Copying throws nothing.
    do {
      unsafe try self.init { room throws(SigningError) in
        let count = min(text.utf8.count, room.count)
        unsafe room.copyBytes(from: text.utf8.prefix(count))
        return count
      }
    } catch {
      preconditionFailure("\(error)")
    }
  }

  deinit { unsafe Self.wipe(bytes) }

  var isEmpty: Bool { count == 0 }

  /// Lends the bytes, with a zero after the last.
  func withBytes<T, E>(_ body: (UnsafePointer<CChar>) throws(E) -> T) throws(E) -> T {
    let start = unsafe bytes.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: CChar.self)
    return try unsafe body(UnsafePointer(start))
  }

  private static func isLineBreak(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private static func wipe(_ bytes: UnsafeMutableRawBufferPointer) {
    unsafe OPENSSL_cleanse(bytes.baseAddress, bytes.count)
    unsafe bytes.deallocate()
  }
}
