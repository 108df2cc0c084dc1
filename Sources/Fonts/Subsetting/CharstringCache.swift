internal import Synchronization

/// Glyphs of a face that stand on their own already: the same kanji return on paper after paper, and taking
/// one out of its font costs more than all that is done with it afterwards.
final class CharstringCache: Sendable {
  private struct Contents {
    var bytes: [UInt8] = []
    var places: [UInt32: Range<Int>] = [:]
  }

  /// About four thousand kanji. A face that is asked for more begins anew, so that memory stays bounded.
  private static let capacity = 1 << 19

  private let contents = Mutex(Contents())

  /// Appends the charstring of a glyph.
  /// - Returns: false if it is not here.
  func append(_ glyph: UInt32, to output: inout [UInt8]) -> Bool {
    contents.withLock { contents in
      guard let place = contents.places[glyph] else { return false }
      output.append(contentsOf: contents.bytes[place])
      return true
    }
  }

  func keep(_ charstring: ArraySlice<UInt8>, of glyph: UInt32) {
    contents.withLock { contents in
      guard contents.places[glyph] == nil, charstring.count <= CharstringCache.capacity else { return }
      if contents.bytes.count + charstring.count > CharstringCache.capacity {
        contents.bytes.removeAll(keepingCapacity: true)
        contents.places.removeAll(keepingCapacity: true)
      }
      let start = contents.bytes.count
      contents.bytes.append(contentsOf: charstring)
      contents.places[glyph] = start..<contents.bytes.count
    }
  }
}
