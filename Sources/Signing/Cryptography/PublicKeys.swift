internal import COpenSSL

/// What libcrypto's key objects are.
enum PublicKeys {
  /// The algorithm of a key; nil for one that papers are not sealed with.
  static func algorithm(of key: OpaquePointer) -> KeyAlgorithm? {
    switch unsafe EVP_PKEY_get_base_id(key) {
    case EVP_PKEY_EC: return unsafe isP256(key) ? .p256 : nil
    case EVP_PKEY_RSA:
      switch unsafe EVP_PKEY_get_bits(key) {
      case 2048: return .rsa2048
      case 3072: return .rsa3072
      case 4096: return .rsa4096
      default: return nil
      }
    default: return nil
    }
  }

  private static func isP256(_ key: OpaquePointer) -> Bool {
    var name = [CChar](repeating: 0, count: 32)
    var count = 0
    guard unsafe EVP_PKEY_get_group_name(key, &name, name.count, &count) == 1 else { return false }
    return name.prefix(count).elementsEqual("prime256v1".utf8.map { CChar($0) })
  }

  /// Whether `signature` is that of `key` over `digest`.
  static func verifies(_ signature: [UInt8], over digest: [UInt8], by key: OpaquePointer) -> Bool {
    guard let context = unsafe EVP_PKEY_CTX_new(key, nil) else { return false }
    defer { unsafe EVP_PKEY_CTX_free(context) }
    defer { ERR_clear_error() }
    guard unsafe EVP_PKEY_verify_init(context) == 1 else { return false }
    if unsafe EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA {
      guard unsafe EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1 else { return false }
    }
    guard unsafe EVP_PKEY_CTX_set_signature_md(context, EVP_sha256()) == 1 else { return false }
    return unsafe EVP_PKEY_verify(context, signature, signature.count, digest, digest.count) == 1
  }
}
