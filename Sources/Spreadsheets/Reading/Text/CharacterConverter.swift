import Foundation

/// Converts from one of the system's encodings to UTF-8: iconv(3).
///
/// `@safe`: the descriptor is owned by this object alone and valid as long as it.
@safe final class CharacterConverter {
  enum Result {
    case text([UInt8])
    /// The place of the first byte that belongs to no character.
    case invalid(Int)
  }

  private let descriptor: iconv_t

  /// Nil where the system does not know the encoding.
  init?(from encoding: String) {
    let failed = unsafe iconv_t(bitPattern: -1)
    guard let descriptor = unsafe iconv_open("UTF-8", encoding), unsafe descriptor != failed else {
      return nil
    }
    unsafe self.descriptor = descriptor
  }

  deinit { unsafe iconv_close(descriptor) }

  func utf8(_ bytes: [UInt8]) -> Result {
    // Back to the initial state, whatever the last call left.
    unsafe iconv(descriptor, nil, nil, nil, nil)
    var input = bytes.map { CChar(bitPattern: $0) }
    // No character of these encodings takes more than three bytes for each of its own; marks may be held back.
    var output = [CChar](repeating: 0, count: bytes.count * 3 + 16)
    return unsafe input.withUnsafeMutableBufferPointer { from in
      unsafe output.withUnsafeMutableBufferPointer { to in
        var source = from.baseAddress
        var target = to.baseAddress
        var (left, room) = (from.count, to.count)
        guard unsafe iconv(descriptor, &source, &left, &target, &room) != -1,
          unsafe iconv(descriptor, nil, nil, &target, &room) != -1
        else { return .invalid(from.count - left) }
        return unsafe .text(to[..<(to.count - room)].map { UInt8(bitPattern: $0) })
      }
    }
  }
}
