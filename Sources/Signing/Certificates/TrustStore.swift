internal import COpenSSL
internal import Foundation

/// Sole owner of certificates that others must lead to, as libcrypto searches them.
@safe final class TrustStore {
  let handle: OpaquePointer

  /// - Parameters:
  ///   - anchors: DER. Any of them is enough, a root or not.
  ///   - time: When the certificates must be valid; nil where that does not matter.
  /// - Throws: ``SigningError`` `.unreadable` for an anchor that is no certificate.
  init(_ anchors: [[UInt8]], at time: Date?) throws(SigningError) {
    guard let handle = unsafe X509_STORE_new() else { throw LibraryFault.error("hold certificates") }
    unsafe self.handle = handle
    for der in anchors {
      let certificate = try X509Certificate(der: der)
      guard unsafe X509_STORE_add_cert(handle, certificate.handle) == 1 else {
        throw LibraryFault.error("hold certificates")
      }
    }
    var flags = UInt(X509_V_FLAG_PARTIAL_CHAIN)
    if time == nil { flags |= UInt(X509_V_FLAG_NO_CHECK_TIME) }
    unsafe X509_STORE_set_flags(handle, flags)
    // What the certificates are for is checked by those who ask; libcrypto would want one for e-mail.
    unsafe X509_STORE_set_purpose(handle, X509_PURPOSE_ANY)
    if let time {
      unsafe X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(handle), Int(time.timeIntervalSince1970))
    }
  }

  deinit { unsafe X509_STORE_free(handle) }

  /// Where the certificates above one lead.
  enum Lead {
    /// To an anchor, of this name.
    case anchor(String)
    /// To none, and why.
    case nowhere(String)
  }

  /// Looks for a way from a certificate to an anchor, perhaps over some of `others`.
  func lead(of certificate: X509Certificate, others: [X509Certificate]) -> Lead {
    guard let context = unsafe X509_STORE_CTX_new(), let stack = unsafe OPENSSL_sk_new_null() else {
      return .nowhere("libcrypto is out of memory")
    }
    defer {
      unsafe X509_STORE_CTX_free(context)
      unsafe OPENSSL_sk_free(stack)
      ERR_clear_error()
    }
    for other in others { unsafe OPENSSL_sk_push(stack, UnsafeRawPointer(other.handle)) }
    guard unsafe X509_STORE_CTX_init(context, handle, certificate.handle, stack) == 1 else {
      return .nowhere("libcrypto is out of memory")
    }
    guard unsafe X509_verify_cert(context) == 1 else {
      let code = unsafe Int(X509_STORE_CTX_get_error(context))
      return unsafe .nowhere(String(cString: X509_verify_cert_error_string(code)))
    }
    // The certificates of the way, the last of which is the anchor; they stay the context's.
    let way = unsafe X509_STORE_CTX_get0_chain(context)
    let last = unsafe OPENSSL_sk_num(way) - 1
    guard last >= 0, let anchor = unsafe OPENSSL_sk_value(way, last) else { return .anchor("unnamed") }
    return unsafe .anchor(X509Certificate(shared: OpaquePointer(anchor)).subjectName)
  }

  /// Why no way leads from a certificate to an anchor; nil where one does.
  func refusal(of certificate: X509Certificate, others: [X509Certificate]) -> String? {
    switch lead(of: certificate, others: others) {
    case .anchor: nil
    case .nowhere(let reason): reason
    }
  }
}
