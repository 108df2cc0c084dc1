import COpenSSL

/// SHA-256 (FIPS 180-4) over bytes that come in pieces.
///
/// It is a value: a copy is a saved state, and one saved state can be continued as often as wanted. So the
/// constant beginning of ten thousand files is hashed once.
///
/// ```swift
/// var plate = SHA256()
/// plate.update(plateBytes)
/// var file = plate            // continue from here, `plate` stays as it is
/// file.update(strikeBytes)
/// file.finalize().hex
/// ```
public struct SHA256: Sendable {
  private var state = DigestState()

  /// The state before the first byte.
  public init() {}

  /// Takes further bytes in.
  public mutating func update(_ bytes: some Sequence<UInt8>) {
    if !isKnownUniquelyReferenced(&state) { state = DigestState(copying: state) }
    let state = state
    let wasContiguous: Void? = bytes.withContiguousStorageIfAvailable {
      unsafe state.update(UnsafeRawBufferPointer($0))
    }
    if wasContiguous == nil { unsafe Array(bytes).withUnsafeBytes { unsafe state.update($0) } }
  }

  /// Takes the UTF-8 bytes of a text in.
  public mutating func update(_ text: String) { update(text.utf8) }

  /// The digest of everything taken in so far. The state stays as it is and can be continued.
  public func finalize() -> Digest { Digest(finished: DigestState(copying: state).finish()) }

  /// The digest of `bytes`.
  public static func hash(_ bytes: some Sequence<UInt8>) -> Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finalize()
  }

  /// The digest of the UTF-8 bytes of a text.
  public static func hash(_ text: String) -> Digest { hash(text.utf8) }
}
