public import Foundation
public import Signing

/// Where keys and their passphrases lie, by configuration and environment.
extension Configuration.SigningSettings {
  /// The folder of key files: the configured one, else `/etc/trao/keys` as root and `~/.config/trao/keys`
  /// otherwise.
  public var keyFolder: String {
    if !folder.isEmpty { return folder }
    return geteuid() == 0
      ? "/etc/trao/keys"
      : FileManager.default.homeDirectoryForCurrentUser.appending(path: ".config/trao/keys").path
  }

  /// The file of a key.
  ///
  /// - Throws: `SigningError` `.invalid` for a name that is none.
  public func keyFile(_ name: String) throws(SigningError) -> String {
    try SigningKeys.checkName(name)
    return "\(keyFolder)/\(name).pem"
  }

  /// Where the passphrase is read: a file named here, then `TRAO_PASSPHRASE_FILE`, then the configured one; nil
  /// where none is named. The passphrase itself is never taken from the environment, which others may read.
  public func passphrase(
    file: String? = nil, environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> PassphraseSource? {
    if let file { return .file(file) }
    let named = environment["TRAO_PASSPHRASE_FILE"] ?? ""
    if !named.isEmpty { return .file(named) }
    return passphraseFile.isEmpty ? nil : .named(passphraseFile)
  }

  /// Where the token's PIN is read: a file named here, then the configured one; nil where none is named.
  public func pin(file: String? = nil) -> PassphraseSource? {
    if let file { return .file(file) }
    return pkcs11.pinFile.isEmpty ? nil : .named(pkcs11.pinFile)
  }

  /// The configured token; nil where there is none.
  public var token: TokenPlace? {
    pkcs11.module.isEmpty ? nil : TokenPlace(module: pkcs11.module, label: pkcs11.token)
  }

  /// Whose seals are trusted besides our own.
  ///
  /// - Throws: `SigningError`.
  public func anchors() throws(SigningError) -> [[UInt8]] { try SealTrust.anchors(at: trust) }
}
