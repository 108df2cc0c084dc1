internal import COpenSSL

/// PKCS #12 (RFC 7292): what authorities hand keys out in.
enum PKCS12File {
  static func read(
    _ bytes: [UInt8], chain: [[UInt8]], passphrase: Passphrase, where path: String
  ) throws(SigningError) -> KeyMaterial {
    let file = unsafe bytes.withUnsafeBufferPointer { bytes in
      var position = bytes.baseAddress
      return unsafe d2i_PKCS12(nil, &position, bytes.count)
    }
    guard let file = unsafe file else {
      ERR_clear_error()
      throw SigningError(
        .unreadable, "this is neither PKCS #12 nor PEM", where: path, remedy: "give a .p12, .pfx or .pem file"
      )
    }
    defer { unsafe PKCS12_free(file) }
    let isRight = unsafe passphrase.withBytes {
      unsafe PKCS12_mac_present(file) == 0 || PKCS12_verify_mac(file, $0, Int32(passphrase.count)) == 1
    }
    guard isRight else {
      ERR_clear_error()
      throw SigningError(
        .wrongPassphrase, "the passphrase does not open the file", where: path, remedy: "give the right one")
    }
    var key: OpaquePointer?
    var certificate: OpaquePointer?
    var others: OpaquePointer?
    let isOpen = unsafe passphrase.withBytes {
      unsafe PKCS12_parse(file, $0, &key, &certificate, &others) == 1
    }
    guard isOpen else {
      ERR_clear_error()
      throw SigningError(
        .unsupported, "the file cannot be decrypted: it may use the old RC2", where: path,
        remedy: "convert it: openssl pkcs12 -legacy -in OLD -nodes | openssl pkcs12 -export -out NEW")
    }
    var certificates = chain
    if let certificate = unsafe certificate {
      certificates.append(unsafe X509Certificate(owned: certificate).der)
    }
    for index in 0..<max(0, unsafe OPENSSL_sk_num(others)) {
      guard let raw = unsafe OPENSSL_sk_value(others, index) else { continue }
      certificates.append(unsafe X509Certificate(owned: OpaquePointer(raw)).der)
    }
    unsafe OPENSSL_sk_free(others)
    guard let key = unsafe key else {
      throw SigningError(
        .unreadable, "the file holds no private key", where: path, remedy: "export it together with its key")
    }
    return try KeyMaterial(key: unsafe PrivateKey(owned: key), certificates: certificates, where: path)
  }
}
