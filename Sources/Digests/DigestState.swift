import COpenSSL

/// Sole owner of an `EVP_MD_CTX`.
///
/// The calls below fail only when memory runs out or when libcrypto was built without SHA-256; neither leaves
/// anything sensible to do, so both trap.
///
/// - Note: `@unchecked Sendable` because ``SHA256`` writes to a state only while it holds the sole reference.
@safe final class DigestState: @unchecked Sendable {
  private let context: OpaquePointer

  init() {
    unsafe context = Self.makeContext()
    require(unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil))
  }

  init(copying other: DigestState) {
    unsafe context = Self.makeContext()
    require(unsafe EVP_MD_CTX_copy_ex(context, other.context))
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  func update(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    require(unsafe EVP_DigestUpdate(context, start, bytes.count))
  }

  /// Ends the computation; the state is of no use afterwards.
  func finish() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Digest.byteCount)
    require(unsafe EVP_DigestFinal_ex(context, &bytes, nil))
    return bytes
  }

  private static func makeContext() -> OpaquePointer {
    guard let context = unsafe EVP_MD_CTX_new() else { preconditionFailure("libcrypto is out of memory") }
    return unsafe context
  }

  private func require(_ result: Int32) { precondition(result == 1, "libcrypto has no SHA-256") }
}
