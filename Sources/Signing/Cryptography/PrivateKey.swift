internal import COpenSSL
import Digests

/// Sole owner of a private key of libcrypto, which wipes it when it goes.
///
/// - Note: `@unchecked Sendable` because the key is never changed after `init`, its count of references is
///   atomic, and every signature is made in a context of its own: libcrypto allows that from several threads
///   (OpenSSL, threads(7)).
@safe final class PrivateKey: @unchecked Sendable {
  let handle: OpaquePointer
  let algorithm: KeyAlgorithm

  /// Takes a key over.
  ///
  /// - Throws: ``SigningError`` `.unsupported` for a key that papers are not sealed with; it is freed.
  init(owned handle: OpaquePointer) throws(SigningError) {
    guard let algorithm = unsafe PublicKeys.algorithm(of: handle) else {
      unsafe EVP_PKEY_free(handle)
      throw SigningError(
        .unsupported, "this kind of key is not used for papers",
        remedy: "use ECDSA over P-256, or RSA of 2048, 3072 or 4096 bits")
    }
    unsafe self.handle = handle
    self.algorithm = algorithm
  }

  deinit { unsafe EVP_PKEY_free(handle) }

  /// The signature over a SHA-256 digest: ECDSA as DER, or RSA PKCS#1 v1.5.
  func sign(_ digest: Digest) throws(SigningError) -> [UInt8] {
    guard let context = unsafe EVP_PKEY_CTX_new(handle, nil) else { throw LibraryFault.error("sign") }
    defer { unsafe EVP_PKEY_CTX_free(context) }
    guard unsafe EVP_PKEY_sign_init(context) == 1 else { throw LibraryFault.error("sign") }
    if algorithm != .p256 {
      guard unsafe EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1 else {
        throw LibraryFault.error("sign with RSA")
      }
    }
    guard unsafe EVP_PKEY_CTX_set_signature_md(context, EVP_sha256()) == 1 else {
      throw LibraryFault.error("sign over SHA-256")
    }
    var length = algorithm.maximumSignatureLength
    var signature = [UInt8](repeating: 0, count: length)
    guard unsafe EVP_PKEY_sign(context, &signature, &length, digest.bytes, digest.bytes.count) == 1 else {
      throw LibraryFault.error("sign")
    }
    signature.removeLast(signature.count - length)
    return signature
  }
}
