internal import COpenSSL

/// What libcrypto noted about a call that failed, on this thread.
enum LibraryFault {
  /// Takes the notes away and gives the last one, in libcrypto's words; empty where there is none.
  static func take() -> String {
    let code = ERR_peek_last_error()
    ERR_clear_error()
    guard code != 0, let text = unsafe ERR_reason_error_string(code) else { return "" }
    return unsafe String(cString: text)
  }

  /// The failure of a call that fails only for want of memory or of an algorithm.
  static func error(_ what: String) -> SigningError {
    let reason = take()
    return SigningError(
      .library, "libcrypto cannot \(what)\(reason.isEmpty ? "" : ": \(reason)")",
      remedy: "see that the system's OpenSSL is sound and offers the algorithm")
  }
}
