internal import COpenSSL
import Digests
internal import Foundation

/// Sole owner of a certificate of libcrypto.
@safe final class X509Certificate {
  let handle: OpaquePointer

  /// Takes a certificate over.
  init(owned handle: OpaquePointer) { unsafe self.handle = handle }

  /// Shares a certificate that belongs to something else.
  init(shared handle: OpaquePointer) {
    unsafe X509_up_ref(handle)
    unsafe self.handle = handle
  }

  /// Reads DER, all of it.
  convenience init(der: [UInt8]) throws(SigningError) {
    let (handle, isWhole) = unsafe der.withUnsafeBufferPointer { bytes in
      var position = bytes.baseAddress
      let handle = unsafe d2i_X509(nil, &position, bytes.count)
      return unsafe (handle, position == bytes.baseAddress.map { unsafe $0 + bytes.count })
    }
    guard let handle = unsafe handle else {
      let reason = LibraryFault.take()
      throw SigningError(
        .unreadable, "this is no certificate\(reason.isEmpty ? "" : ": \(reason)")",
        remedy: "give an X.509 certificate")
    }
    unsafe self.init(owned: handle)
    guard isWhole else {
      throw SigningError(.unreadable, "bytes follow the certificate", remedy: "give one X.509 certificate")
    }
  }

  deinit { unsafe X509_free(handle) }

  /// The certificate as DER.
  var der: [UInt8] {
    let length = unsafe i2d_X509(handle, nil)
    var bytes = [UInt8](repeating: 0, count: Int(max(0, length)))
    unsafe bytes.withUnsafeMutableBufferPointer {
      var position = $0.baseAddress
      _ = unsafe i2d_X509(handle, &position)
    }
    return bytes
  }

  /// Whom the certificate names: a common name, else an organisation.
  var subjectName: String {
    subjectEntry(NID_commonName) ?? subjectEntry(NID_organizationName) ?? "unnamed"
  }

  /// The issuer's name as DER.
  var issuer: [UInt8] { unsafe Self.der(of: X509_get_issuer_name(handle)) }
  /// The subject's name as DER.
  var subject: [UInt8] { unsafe Self.der(of: X509_get_subject_name(handle)) }
  var isSelfIssued: Bool { issuer == subject }

  /// The serial number as DER.
  var serialNumber: [UInt8] {
    let number = unsafe X509_get0_serialNumber(handle)
    let length = unsafe i2d_ASN1_INTEGER(number, nil)
    var bytes = [UInt8](repeating: 0, count: Int(max(0, length)))
    unsafe bytes.withUnsafeMutableBufferPointer {
      var position = $0.baseAddress
      _ = unsafe i2d_ASN1_INTEGER(number, &position)
    }
    return bytes
  }

  var notBefore: Date? { unsafe CertificateTime.date(X509_get0_notBefore(handle)) }
  var notAfter: Date? { unsafe CertificateTime.date(X509_get0_notAfter(handle)) }

  var algorithm: KeyAlgorithm? {
    guard let key = unsafe X509_get0_pubkey(handle) else { return nil }
    return unsafe PublicKeys.algorithm(of: key)
  }

  /// The serial number in hexadecimal digits.
  var serial: String {
    var reader = DERReader(serialNumber)
    return reader.next(0x02)?.value.map { String(UInt16($0) + 0x100, radix: 16).dropFirst() }.joined() ?? ""
  }

  /// The first entry of that kind in the subject's name (`NID_commonName`), as NFC on one line: characters that cannot
  /// be seen are left out, for they could make a name look like another, or command a terminal.
  func subjectEntry(_ kind: Int32) -> String? { unsafe Self.entry(kind, of: X509_get_subject_name(handle)) }
  /// The same of the issuer's name.
  func issuerEntry(_ kind: Int32) -> String? { unsafe Self.entry(kind, of: X509_get_issuer_name(handle)) }

  private static func entry(_ kind: Int32, of name: OpaquePointer?) -> String? {
    let index = unsafe X509_NAME_get_index_by_NID(name, kind, -1)
    guard index >= 0, let entry = unsafe X509_NAME_get_entry(name, index) else { return nil }
    var text: UnsafeMutablePointer<UInt8>?
    let length = unsafe ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(entry))
    guard length >= 0, let text = unsafe text else { return nil }
    defer { unsafe CRYPTO_free(text, #file, #line) }
    let bytes = unsafe UnsafeBufferPointer(start: text, count: Int(length))
    return plain(unsafe String(decoding: bytes, as: UTF8.self))
  }

  /// What the database keeps of a name, in characters; certificates should have no more than 64 (RFC 5280, appendix
  /// A.1).
  private static let longestName = 500

  private static func plain(_ text: String) -> String? {
    var seen = String.UnicodeScalarView()
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: seen.append(" ")
      case .format: break
      default: seen.append(scalar)
      }
    }
    let short = String(String.UnicodeScalarView(seen.prefix(longestName)))
    let name = short.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespaces)
    return name.isEmpty ? nil : name
  }

  /// Whether its key may sign documents: it has no key usage, or one of the two that say so (RFC 5280,
  /// 4.2.1.3).
  var maySign: Bool {
    let usage = unsafe X509_get_key_usage(handle)
    return usage == .max || usage & UInt32(KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION) != 0
  }

  /// Whether it says that it is for web servers, time-stamps or news of revocations and nothing else (RFC 5280,
  /// 4.2.1.12): whoever runs those signs no documents, though the authority above may be trusted.
  var isForServersOnly: Bool {
    let purposes = unsafe X509_get_extended_key_usage(handle)
    let servers = UInt32(XKU_SSL_SERVER | XKU_TIMESTAMP | XKU_OCSP_SIGN)
    return purposes != .max && purposes & servers != 0 && purposes & ~(servers | UInt32(XKU_SSL_CLIENT)) == 0
  }

  /// Whether `other` is named as its issuer and has the key it was signed with.
  func isIssued(by other: X509Certificate) -> Bool {
    guard unsafe X509_check_issued(other.handle, handle) == X509_V_OK,
      let key = unsafe X509_get0_pubkey(other.handle)
    else { return false }
    defer { ERR_clear_error() }
    return unsafe X509_verify(handle, key) == 1
  }

  /// Whether `signature` is that of its key over `digest`.
  func verifies(_ signature: [UInt8], over digest: Digest) -> Bool {
    guard let key = unsafe X509_get0_pubkey(handle) else { return false }
    return unsafe PublicKeys.verifies(signature, over: digest.bytes, by: key)
  }

  private static func der(of name: OpaquePointer?) -> [UInt8] {
    var bytes: UnsafePointer<UInt8>?
    var count = 0
    guard unsafe X509_NAME_get0_der(name, &bytes, &count) == 1, let bytes = unsafe bytes else { return [] }
    return unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
  }
}
