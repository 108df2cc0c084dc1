import Foundation
package import Signing

/// What the drills seal papers with.
package enum DrillSeal {
  /// A new key that was good on the day of the model papers, and is today.
  package static func make() throws -> Seal {
    let start = try Date("2023-10-01T00:00:00Z", strategy: .iso8601)
    let days = Int(Date.now.timeIntervalSince(start) / 86_400) + 30
    return try Seal(
      signer: KeyMaker.make(
        KeyRequest(
          subject: "Cao Tường Huy (mẫu)", organisation: "Ủy ban nhân dân tỉnh (mẫu)", from: start, days: days)
      ).signer())
  }
}
