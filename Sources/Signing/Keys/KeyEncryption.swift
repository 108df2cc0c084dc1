internal import COpenSSL

/// Keys under a passphrase: PKCS #8 (RFC 5958) with AES-256-CBC and scrypt (RFC 7914).
enum KeyEncryption {
  /// scrypt's cost: 16 MB of memory, five times over. As much as libcrypto's limit of 32 MB lets through, and what
  /// OWASP's password storage cheat sheet asks for at that size.
  private static let cost: (n: UInt64, r: UInt64, p: UInt64) = (1 << 14, 8, 5)

  /// EncryptedPrivateKeyInfo as DER.
  static func encrypt(_ key: PrivateKey, with passphrase: Passphrase) throws(SigningError) -> [UInt8] {
    guard let plain = unsafe EVP_PKEY2PKCS8(key.handle) else { throw LibraryFault.error("encode a key") }
    defer { unsafe PKCS8_PRIV_KEY_INFO_free(plain) }
    guard
      let scheme = unsafe PKCS5_pbe2_set_scrypt(EVP_aes_256_cbc(), nil, 16, nil, cost.n, cost.r, cost.p)
    else { throw LibraryFault.error("derive a key with scrypt") }
    let encrypted = unsafe passphrase.withBytes {
      unsafe PKCS8_set0_pbe($0, Int32(passphrase.count), plain, scheme)
    }
    guard let encrypted = unsafe encrypted else {
      unsafe X509_ALGOR_free(scheme)
      throw LibraryFault.error("encrypt a key")
    }
    defer { unsafe X509_SIG_free(encrypted) }
    var bytes = [UInt8](repeating: 0, count: Int(max(0, unsafe i2d_X509_SIG(encrypted, nil))))
    unsafe bytes.withUnsafeMutableBufferPointer {
      var position = $0.baseAddress
      _ = unsafe i2d_X509_SIG(encrypted, &position)
    }
    return bytes
  }

  /// The key in an EncryptedPrivateKeyInfo of any scheme that libcrypto knows.
  static func decrypt(
    _ der: [UInt8], with passphrase: Passphrase, where location: String
  ) throws(SigningError) -> PrivateKey {
    let encrypted = unsafe der.withUnsafeBufferPointer { bytes in
      var position = bytes.baseAddress
      return unsafe d2i_X509_SIG(nil, &position, bytes.count)
    }
    guard let encrypted = unsafe encrypted else {
      ERR_clear_error()
      throw SigningError(
        .unreadable, "the encrypted key is damaged", where: location, remedy: "restore the file from a backup"
      )
    }
    defer { unsafe X509_SIG_free(encrypted) }
    let plain = unsafe passphrase.withBytes { unsafe PKCS8_decrypt(encrypted, $0, Int32(passphrase.count)) }
    guard let plain = unsafe plain else {
      ERR_clear_error()
      throw SigningError(
        .wrongPassphrase, "the passphrase does not open the key", where: location,
        remedy: "see signing.passphrase_file, or give the right one")
    }
    defer { unsafe PKCS8_PRIV_KEY_INFO_free(plain) }
    guard let key = unsafe EVP_PKCS82PKEY(plain) else {
      ERR_clear_error()
      throw SigningError(
        .unreadable, "what the passphrase opens is no key", where: location,
        remedy: "see that the passphrase is right; else restore the file from a backup")
    }
    return try unsafe PrivateKey(owned: key)
  }
}
