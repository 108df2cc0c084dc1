internal import COpenSSL
internal import Foundation

/// Makes keys.
public enum KeyMaker {
  /// A new key with a certificate that it signed itself.
  ///
  /// The certificate is for signing documents (RFC 5280, 4.2.1.3: digitalSignature and nonRepudiation; RFC 9336) and
  /// vouches for no other. Readers show it as unknown until they are told to trust it.
  ///
  /// - Throws: ``SigningError`` `.library`.
  public static func make(_ request: KeyRequest) throws(SigningError) -> KeyMaterial {
    let key = try key(request.algorithm)
    guard let handle = unsafe X509_new() else { throw LibraryFault.error("make a certificate") }
    let certificate = unsafe X509Certificate(owned: handle)
    let end = request.from.addingTimeInterval(Double(request.days) * 86_400)
    let name = try Name(request)
    let isComplete =
      unsafe X509_set_version(handle, Int(X509_VERSION_3)) == 1
      && setRandomSerial(of: handle)
      && ASN1_TIME_set(X509_getm_notBefore(handle), Int(request.from.timeIntervalSince1970)) != nil
      && ASN1_TIME_set(X509_getm_notAfter(handle), Int(end.timeIntervalSince1970)) != nil
      && X509_set_subject_name(handle, name.handle) == 1
      && X509_set_issuer_name(handle, name.handle) == 1
      && X509_set_pubkey(handle, key.handle) == 1
      && addExtensions(to: handle)
      && X509_sign(handle, key.handle, EVP_sha256()) > 0
    guard isComplete else { throw LibraryFault.error("make a certificate") }
    return KeyMaterial(key: key, certificate: try SigningCertificate(der: certificate.der))
  }

  private static func key(_ algorithm: KeyAlgorithm) throws(SigningError) -> PrivateKey {
    let bits: Int32 =
      switch algorithm {
      case .p256: 0
      case .rsa2048: 2048
      case .rsa3072: 3072
      case .rsa4096: 4096
      }
    guard let context = unsafe EVP_PKEY_CTX_new_from_name(nil, bits == 0 ? "EC" : "RSA", nil) else {
      throw LibraryFault.error("make a key")
    }
    defer { unsafe EVP_PKEY_CTX_free(context) }
    var key: OpaquePointer?
    let isMade =
      unsafe EVP_PKEY_keygen_init(context) == 1
      && (bits == 0
        ? EVP_PKEY_CTX_set_group_name(context, "P-256") : EVP_PKEY_CTX_set_rsa_keygen_bits(context, bits))
        == 1
      && EVP_PKEY_generate(context, &key) == 1
    guard isMade, let key = unsafe key else { throw LibraryFault.error("make a key") }
    return try unsafe PrivateKey(owned: key)
  }

  /// 127 random bits: positive, and of at most 20 bytes (RFC 5280, 4.1.2.2).
  private static func setRandomSerial(of certificate: OpaquePointer) -> Bool {
    var bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
    bytes[0] = bytes[0] & 0x3F | 0x40
    guard let number = unsafe BN_bin2bn(bytes, Int32(bytes.count), nil) else { return false }
    defer { unsafe BN_free(number) }
    return unsafe BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate)) != nil
  }

  private static func addExtensions(to certificate: OpaquePointer) -> Bool {
    unsafe extensions(subject: certificate).allSatisfy { value in
      guard let made = unsafe value else { return false }
      defer { unsafe X509_EXTENSION_free(made) }
      return unsafe X509_add_ext(certificate, made, -1) == 1
    }
  }

  /// Extensions of a certificate, or of a request for one; the key's identifier only in the former.
  fileprivate static func extensions(subject: OpaquePointer?) -> [OpaquePointer?] {
    let wanted: [(Int32, String)] =
      [
        (NID_basic_constraints, "critical,CA:FALSE"),
        (NID_key_usage, "critical,digitalSignature,nonRepudiation"),
        // id-kp-documentSigning, RFC 9336.
        (NID_ext_key_usage, "1.3.6.1.5.5.7.3.36"),
      ] + (unsafe subject == nil ? [] : [(NID_subject_key_identifier, "hash")])
    var context = unsafe X509V3_CTX()
    unsafe X509V3_set_ctx(&context, subject, subject, nil, nil, 0)
    return unsafe wanted.map { unsafe X509V3_EXT_conf_nid(nil, &context, $0.0, $0.1) }
  }

  /// A request for a certificate to an authority (PKCS #10, RFC 2986), as PEM.
  ///
  /// - Throws: ``SigningError`` `.library`.
  public static func certificateRequest(
    for material: KeyMaterial, _ request: KeyRequest
  ) throws(SigningError) -> [UInt8] {
    guard let handle = unsafe X509_REQ_new(), let stack = unsafe OPENSSL_sk_new_null() else {
      throw LibraryFault.error("make a certificate request")
    }
    defer {
      unsafe X509_REQ_free(handle)
      unsafe OPENSSL_sk_free(stack)
    }
    let extensions = unsafe extensions(subject: nil)
    defer { unsafe extensions.forEach { unsafe X509_EXTENSION_free($0) } }
    let isPushed = unsafe extensions.allSatisfy { value in
      unsafe value.map { unsafe OPENSSL_sk_push(stack, UnsafeRawPointer($0)) > 0 } ?? false
    }
    guard isPushed else { throw LibraryFault.error("make a certificate request") }
    let name = try Name(request)
    let isComplete =
      unsafe X509_REQ_set_version(handle, Int(X509_REQ_VERSION_1)) == 1
      && X509_REQ_set_subject_name(handle, name.handle) == 1
      && X509_REQ_set_pubkey(handle, material.key.handle) == 1
      && X509_REQ_add_extensions(handle, stack) == 1
      && X509_REQ_sign(handle, material.key.handle, EVP_sha256()) > 0
    guard isComplete else { throw LibraryFault.error("make a certificate request") }
    var der = [UInt8](repeating: 0, count: Int(max(0, unsafe i2d_X509_REQ(handle, nil))))
    unsafe der.withUnsafeMutableBufferPointer {
      var position = $0.baseAddress
      _ = unsafe i2d_X509_REQ(handle, &position)
    }
    return try PEM.text(PEMLabel.request, der)
  }

  /// Sole owner of a distinguished name: country, organisation, common name.
  @safe private final class Name {
    let handle: OpaquePointer

    init(_ request: KeyRequest) throws(SigningError) {
      guard let handle = unsafe X509_NAME_new() else { throw LibraryFault.error("make a name") }
      unsafe self.handle = handle
      let entries = [("C", request.country), ("O", request.organisation), ("CN", request.subject)]
      for case (let field, let text?) in entries {
        let bytes = Array(text.utf8)
        guard
          unsafe X509_NAME_add_entry_by_txt(
            handle, field, field == "C" ? MBSTRING_ASC : MBSTRING_UTF8, bytes, Int32(bytes.count), -1, 0) == 1
        else { throw LibraryFault.error("make a name") }
      }
    }

    deinit { unsafe X509_NAME_free(handle) }
  }
}
