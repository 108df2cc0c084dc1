import Foundation

@testable import Signing

/// Keys for tests.
enum TestKeys {
  static func make(
    _ algorithm: KeyAlgorithm = .p256, subject: String = "Sở Kế hoạch và Đầu tư", from: Date = .now - 3600,
    days: Int = 30
  ) throws -> KeyMaterial {
    try KeyMaker.make(
      KeyRequest(
        subject: subject, organisation: "Ủy ban nhân dân tỉnh", country: "VN", algorithm: algorithm,
        from: from,
        days: days))
  }
}
