internal import COpenSSL
internal import Foundation

/// The times of certificates and time-stamps.
enum CertificateTime {
  /// The moment an ASN1_TIME or ASN1_GENERALIZEDTIME stands for, in whole seconds.
  static func date(_ time: UnsafePointer<ASN1_TIME>?) -> Date? {
    var parts = unsafe tm()
    guard let time = unsafe time, unsafe ASN1_TIME_to_tm(time, &parts) == 1 else { return nil }
    return Date(timeIntervalSince1970: TimeInterval(unsafe timegm(&parts)))
  }
}
