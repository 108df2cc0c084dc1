import Foundation
import Graphics
import PDF

@testable import Signing

/// The smallest paper there is, sealed in the first write.
enum SealedPaper {
  static func make(_ seal: Seal, signedAt: Date = .now) throws -> [UInt8] {
    let plate = try Plate.compile(PlateDesign(page: .a4, language: "vi", regions: [.variable("empty")]))
    let about = DocumentInformation(
      title: "Giấy mời", author: "Ủy ban nhân dân tỉnh Quảng Ninh", language: "vi", identifier: "paper",
      created: "2023-10-25")
    let open = try plate.strike(
      ["empty": Drawing()], about: about,
      seal: SealSpace(
        reservedBytes: seal.reservedBytes, signedAt: signedAt.ISO8601Format(), signer: seal.certificate.name,
        alternative: "Chữ ký số"))
    return plate.bytes + (try open.sealed(with: seal.cms(over: open.digest))).bytes
  }
}
