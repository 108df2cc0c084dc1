internal import COpenSSL
import Digests
internal import Foundation

/// A time-stamp (RFC 3161) that was found to be sound.
struct TimestampToken {
  /// When, by the server's clock.
  let time: Date
  /// The server's certificate.
  let certificate: [UInt8]
  /// Whom it names.
  let authority: String
  /// Why the certificate leads to none of those that are trusted; nil where it does.
  let distrust: String?

  /// Checks a token: that its signature is that of a certificate for time-stamping, which it names
  /// (RFC 3161, 2.4.2), and that it answers `request`.
  ///
  /// - Throws: ``SigningError`` `.timestamp`.
  init(_ der: [UInt8], answering request: TimestampRequest, trust: [[UInt8]]) throws(SigningError) {
    let token = try Token(der)
    let signer = try token.signer()
    certificate = signer.der
    authority = signer.subjectEntry(NID_commonName) ?? signer.subjectEntry(NID_organizationName) ?? "unnamed"
    time = try token.time()
    // Soundness and trust are two answers, so the signature is checked with its own certificate as an anchor.
    try token.verify(answering: request, anchor: signer)
    let others = token.certificates()
    distrust =
      trust.isEmpty
      ? "no certificate of a time-stamp server is trusted here"
      : try TrustStore(trust, at: time).refusal(of: signer, others: others)
  }

  static func failure(_ what: String) -> SigningError {
    SigningError(.timestamp, "the time-stamp is not sound: \(what)", remedy: "use another time-stamp server")
  }

  /// Sole owner of libcrypto's form of a token.
  @safe private final class Token {
    private let handle: UnsafeMutablePointer<PKCS7>

    init(_ der: [UInt8]) throws(SigningError) {
      let handle = unsafe der.withUnsafeBufferPointer { bytes in
        var position = bytes.baseAddress
        return unsafe d2i_PKCS7(nil, &position, bytes.count)
      }
      guard let handle = unsafe handle else {
        ERR_clear_error()
        throw failure("it cannot be read")
      }
      unsafe self.handle = handle
    }

    deinit { unsafe PKCS7_free(handle) }

    func signer() throws(SigningError) -> X509Certificate {
      guard let stack = unsafe PKCS7_get0_signers(handle, nil, 0) else {
        ERR_clear_error()
        throw failure("its certificate is missing")
      }
      defer { unsafe OPENSSL_sk_free(stack) }
      guard unsafe OPENSSL_sk_num(stack) == 1, let first = unsafe OPENSSL_sk_value(stack, 0) else {
        throw failure("it has not one signature")
      }
      let certificate = unsafe X509Certificate(shared: OpaquePointer(first))
      guard unsafe X509_check_purpose(certificate.handle, X509_PURPOSE_TIMESTAMP_SIGN, 0) == 1 else {
        throw failure("its certificate is not for time-stamps")
      }
      return certificate
    }

    func certificates() -> [X509Certificate] {
      guard unsafe OBJ_obj2nid(handle.pointee.type) == NID_pkcs7_signed,
        let stack = unsafe handle.pointee.d.sign.pointee.cert
      else { return [] }
      return unsafe (0..<max(0, OPENSSL_sk_num(stack))).compactMap { index in
        unsafe OPENSSL_sk_value(stack, index).map { unsafe X509Certificate(shared: OpaquePointer($0)) }
      }
    }

    func time() throws(SigningError) -> Date {
      guard let information = unsafe PKCS7_to_TS_TST_INFO(handle) else {
        ERR_clear_error()
        throw failure("it holds no time")
      }
      defer { unsafe TS_TST_INFO_free(information) }
      guard let time = unsafe CertificateTime.date(TS_TST_INFO_get_time(information)) else {
        throw failure("its time cannot be read")
      }
      return time
    }

    func verify(answering request: TimestampRequest, anchor: X509Certificate) throws(SigningError) {
      let asked = unsafe request.der.withUnsafeBufferPointer { bytes in
        var position = bytes.baseAddress
        return unsafe d2i_TS_REQ(nil, &position, bytes.count)
      }
      guard let asked = unsafe asked else { throw LibraryFault.error("read a time-stamp request") }
      defer { unsafe TS_REQ_free(asked) }
      guard let context = unsafe TS_REQ_to_TS_VERIFY_CTX(asked, nil) else {
        throw LibraryFault.error("check a time-stamp")
      }
      defer { unsafe TS_VERIFY_CTX_free(context) }
      let store = try TrustStore([anchor.der], at: nil)
      // The context takes over one count of the store.
      unsafe X509_STORE_up_ref(store.handle)
      unsafe TS_VERIFY_CTX_set_store(context, store.handle)
      unsafe TS_VERIFY_CTX_add_flags(context, Int32(TS_VFY_SIGNATURE | TS_VFY_VERSION))
      guard unsafe TS_RESP_verify_token(context, handle) == 1 else { throw failure(LibraryFault.take()) }
    }
  }
}
