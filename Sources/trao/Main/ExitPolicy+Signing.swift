import Signing

extension ExitPolicy {
  /// Errors about keys and seals.
  static func failure(for error: SigningError) -> Failure {
    let exit: Sysexit =
      switch error.code {
      case .noSuchFile, .noSuchKey: .noInput
      case .cannotWrite: .cannotCreate
      case .diskFull: .inputOutput
      case .exposed, .wrongPassphrase, .wrongPIN: .notPermitted
      case .token: .unavailable
      case .tokenUnavailable, .timestamp: .tryAgain
      case .invalid: .usage
      case .library: .internalError
      default: .badData
      }
    return Failure(exit, error.message, where: error.location, remedy: error.remedy)
  }
}
