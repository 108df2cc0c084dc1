import Backend
import Signing

extension DatabaseOptions {
  /// The certificates of the configuration whose signatures are trusted, besides our own keys.
  ///
  /// - Throws: `Failure` where one of them cannot be read.
  func trust() throws -> SealTrust {
    let settings = try request.place().configuration.signing
    do throws(SigningError) {
      return SealTrust(anchors: try settings.anchors())
    } catch {
      let place = error.location.isEmpty ? "" : "\(error.location): "
      throw Failure(
        .badConfiguration, "\(place)\(error.message)", where: "signing.trust",
        remedy: "name files or folders of certificates there, PEM or DER, or take the entry out")
    }
  }
}
