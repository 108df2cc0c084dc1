internal import CPKCS11

/// The answer of a PKCS#11 function that failed (PKCS #11 v2.40, 5.1).
struct TokenFault: Error, Hashable {
  let code: UInt

  init(_ code: UInt) { self.code = code }

  /// Whether sessions, log-in or the token itself were lost: opening all anew may help.
  var isLoss: Bool {
    [
      CKR_SESSION_HANDLE_INVALID, CKR_SESSION_CLOSED, CKR_USER_NOT_LOGGED_IN, CKR_TOKEN_NOT_PRESENT,
      CKR_DEVICE_REMOVED, CKR_DEVICE_ERROR, CKR_KEY_HANDLE_INVALID, CKR_OBJECT_HANDLE_INVALID,
      CKR_CRYPTOKI_NOT_INITIALIZED, CKR_GENERAL_ERROR, CKR_FUNCTION_FAILED,
    ].contains(code)
  }

  /// Whether the token refuses the PIN, so that trying again would lock it.
  var isWrongPIN: Bool {
    [
      CKR_PIN_INCORRECT, CKR_PIN_INVALID, CKR_PIN_LEN_RANGE, CKR_PIN_EXPIRED, CKR_PIN_LOCKED,
      CKR_USER_PIN_NOT_INITIALIZED,
    ].contains(code)
  }

  private var name: String {
    switch code {
    case CKR_PIN_INCORRECT, CKR_PIN_INVALID, CKR_PIN_LEN_RANGE: "the PIN is wrong"
    case CKR_PIN_LOCKED: "the PIN is locked"
    case CKR_PIN_EXPIRED: "the PIN has expired"
    case CKR_USER_PIN_NOT_INITIALIZED: "the token has no PIN yet"
    case CKR_TOKEN_NOT_PRESENT, CKR_DEVICE_REMOVED: "the token is not there"
    case CKR_SESSION_COUNT: "the token has no session left"
    case CKR_MECHANISM_INVALID: "the token does not know the mechanism"
    case CKR_KEY_FUNCTION_NOT_PERMITTED: "the key may not sign"
    default: "the module answers 0x\(String(code, radix: 16))"
    }
  }

  /// The fault as an error of sealing.
  func error(_ what: String, where location: String) -> SigningError {
    if isWrongPIN {
      return SigningError(
        .wrongPIN, "\(what): \(name)", where: location,
        remedy:
          "correct signing.pkcs11.pin_file and start again; the PIN is not tried twice, so as not to lock it")
    }
    return isLoss || code == CKR_SESSION_COUNT
      ? SigningError(
        .tokenUnavailable, "\(what): \(name)", where: location,
        remedy: "see that the token is connected and its service runs; the paper is sealed when it is back")
      : SigningError(
        .token, "\(what): \(name)", where: location, remedy: "see the token's own tools and documentation")
  }
}
