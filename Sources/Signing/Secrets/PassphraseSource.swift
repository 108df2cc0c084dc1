internal import COpenSSL
internal import Foundation

/// Where a passphrase or PIN comes from. The secret itself is never an argument or an environment variable, for
/// those show in `ps` and `/proc`.
public enum PassphraseSource: Hashable, Sendable {
  /// A file that others may not read.
  case file(String)
  /// A credential of systemd (LoadCredential= of the unit), by its name.
  case credential(String)
  /// The terminal of this process, without echo. `confirmed` asks twice.
  case terminal(prompt: String, confirmed: Bool)

  /// A file by its path, or a credential of systemd by its name: a name without a slash.
  public static func named(_ name: String) -> PassphraseSource {
    name.contains("/") ? .file(name) : .credential(name)
  }

  /// Reads it.
  ///
  /// - Throws: ``SigningError`` `.noSuchFile`, `.exposed`; `.wrongPassphrase` where it is empty, or where there is
  ///   no terminal to ask on.
  public func read() throws(SigningError) -> Passphrase {
    let passphrase =
      switch self {
      case .file(let path): try Self.read(path)
      case .credential(let name): try Self.read(Self.credentialPath(name))
      case .terminal(let prompt, let confirmed): try Terminal.ask(prompt, confirmed: confirmed)
      }
    guard !passphrase.isEmpty else {
      throw SigningError(.wrongPassphrase, "the passphrase is empty", where: place, remedy: "give one")
    }
    return passphrase
  }

  private var place: String {
    switch self {
    case .file(let path): path
    case .credential(let name): "credential \(name)"
    case .terminal: "the terminal"
    }
  }

  private static func read(_ path: String) throws(SigningError) -> Passphrase {
    let file = try PrivateFile(path)
    return unsafe try Passphrase { room throws(SigningError) in
      let count = try unsafe file.read(into: room)
      guard count < Passphrase.longest else {
        throw SigningError(
          .wrongPassphrase, "the file is too long for a passphrase", where: path,
          remedy: "name the file that holds the passphrase and nothing else")
      }
      return count
    }
  }

  private static func credentialPath(_ name: String) throws(SigningError) -> String {
    guard let folder = ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"] else {
      throw SigningError(
        .noSuchFile, "this process was given no credentials by systemd", where: "credential \(name)",
        remedy: "add LoadCredential=\(name):/path to the unit, or write the path of a file, with a slash")
    }
    return folder + "/" + name
  }

  /// Asking people, through libcrypto's console, which turns the echo off and back on again.
  private enum Terminal {
    static func ask(_ prompt: String, confirmed: Bool) throws(SigningError) -> Passphrase {
      guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else {
        throw SigningError(
          .wrongPassphrase, "there is no terminal to ask for the passphrase on",
          remedy:
            "name a file that holds it: --passphrase-file, TRAO_PASSPHRASE_FILE or signing.passphrase_file")
      }
      return unsafe try Passphrase { room throws(SigningError) in
        let text = unsafe room.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: CChar.self)
        let result = unsafe EVP_read_pw_string_min(
          text, 0, Int32(room.count - 1), prompt + ": ", confirmed ? 1 : 0)
        guard result == 0 else {
          let reason = LibraryFault.take()
          throw SigningError(
            .wrongPassphrase, "no passphrase was given\(reason.isEmpty ? "" : " (\(reason))")",
            where: "the terminal", remedy: confirmed ? "type the same twice" : "type it again")
        }
        return unsafe strlen(text)
      }
    }
  }
}
