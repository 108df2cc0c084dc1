internal import COpenSSL

/// A CMS message with one signature over content that lies outside it (RFC 5652, section 5).
@safe final class SignedMessage {
  private let handle: OpaquePointer
  private let information: OpaquePointer
  let certificates: [X509Certificate]
  let signer: X509Certificate

  /// - Throws: ``SigningError`` `.unreadable`: no such message, or its signer's certificate is not in it.
  init(_ der: [UInt8]) throws(SigningError) {
    let (handle, isWhole) = unsafe der.withUnsafeBufferPointer { bytes in
      var position = bytes.baseAddress
      let handle = unsafe d2i_CMS_ContentInfo(nil, &position, bytes.count)
      return unsafe (handle, position == bytes.baseAddress.map { unsafe $0 + bytes.count })
    }
    guard let handle = unsafe handle else {
      ERR_clear_error()
      throw Self.unreadable("the signature cannot be read")
    }
    guard isWhole, unsafe OBJ_obj2nid(CMS_get0_type(handle)) == NID_pkcs7_signed,
      unsafe CMS_is_detached(handle) == 1
    else {
      unsafe CMS_ContentInfo_free(handle)
      throw Self.unreadable("the signature is not one over the file")
    }
    let signatures = unsafe CMS_get0_SignerInfos(handle)
    guard unsafe OPENSSL_sk_num(signatures) == 1, let first = unsafe OPENSSL_sk_value(signatures, 0) else {
      unsafe CMS_ContentInfo_free(handle)
      throw Self.unreadable("there is not one signature but another number")
    }
    let information = OpaquePointer(first)
    var certificates: [X509Certificate] = []
    let stack = unsafe CMS_get1_certs(handle)
    for index in 0..<max(0, unsafe OPENSSL_sk_num(stack)) {
      guard let raw = unsafe OPENSSL_sk_value(stack, index) else { continue }
      certificates.append(unsafe X509Certificate(owned: OpaquePointer(raw)))
    }
    unsafe OPENSSL_sk_free(stack)
    guard
      let signer = certificates.first(where: { unsafe CMS_SignerInfo_cert_cmp(information, $0.handle) == 0 })
    else {
      unsafe CMS_ContentInfo_free(handle)
      throw Self.unreadable("the signer's certificate is missing")
    }
    unsafe self.handle = handle
    unsafe self.information = information
    self.certificates = certificates
    self.signer = signer
  }

  deinit { unsafe CMS_ContentInfo_free(handle) }

  /// How far a signature over `content` holds.
  enum Soundness {
    /// It is that of the certificate, and names it (RFC 5035).
    case bound
    /// It is that of the certificate, which it does not name.
    case plain
    /// Why it is not.
    case broken(String)
  }

  /// Checks digest and signature. Trust is another question, so the signer's own certificate is the anchor.
  func soundness(over content: [UInt8]) throws(SigningError) -> Soundness {
    let store = try TrustStore([signer.der], at: nil)
    let flags = UInt32(CMS_DETACHED | CMS_BINARY)
    let bound = try MemoryBIO(content)
    if unsafe CMS_verify(handle, nil, store.handle, bound.handle, nil, flags | UInt32(CMS_CADES)) == 1 {
      return .bound
    }
    ERR_clear_error()
    let plain = try MemoryBIO(content)
    guard unsafe CMS_verify(handle, nil, store.handle, plain.handle, nil, flags) == 1 else {
      let reason = LibraryFault.take()
      return .broken(reason.isEmpty ? "the signature is wrong" : reason)
    }
    return .plain
  }

  /// Whether its digest is of the SHA-2 or SHA-3 families; others can be forged.
  var hasSafeDigest: Bool {
    var digest: UnsafeMutablePointer<X509_ALGOR>?
    unsafe CMS_SignerInfo_get0_algs(information, nil, nil, &digest, nil)
    let kind = unsafe digest.map { unsafe OBJ_obj2nid($0.pointee.algorithm) } ?? NID_undef
    return [NID_sha256, NID_sha384, NID_sha512, NID_sha3_256, NID_sha3_384, NID_sha3_512].contains(kind)
  }

  /// Whether it says the time itself, which PAdES forbids (EN 319 142-1, 6.3).
  var hasSigningTime: Bool { unsafe CMS_signed_get_attr_by_NID(information, NID_pkcs9_signingTime, -1) >= 0 }

  /// The signature's bytes.
  var signature: [UInt8] {
    guard let value = unsafe CMS_SignerInfo_get0_signature(information) else { return [] }
    return unsafe Self.bytes(of: value)
  }

  /// The time-stamp over the signature (RFC 3161, appendix A), DER; nil where there is none.
  var timestamp: [UInt8]? {
    guard unsafe CMS_unsigned_get_attr_by_NID(information, NID_id_smime_aa_timeStampToken, -1) >= 0 else {
      return nil
    }
    let kind = unsafe OBJ_nid2obj(NID_id_smime_aa_timeStampToken)
    guard let value = unsafe CMS_unsigned_get0_data_by_OBJ(information, kind, -3, V_ASN1_SEQUENCE) else {
      return []
    }
    return unsafe Self.bytes(of: value.assumingMemoryBound(to: ASN1_STRING.self))
  }

  private static func bytes(of text: UnsafePointer<ASN1_STRING>) -> [UInt8] {
    unsafe Array(
      UnsafeBufferPointer(start: ASN1_STRING_get0_data(text), count: Int(ASN1_STRING_length(text))))
  }

  private static func unreadable(_ what: String) -> SigningError {
    SigningError(.unreadable, what, remedy: "ask the signer for the original file")
  }
}
