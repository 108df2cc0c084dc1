internal import COpenSSL
internal import Foundation

/// Files that hold a key and its certificates.
public enum KeyFile {
  /// Reads a file of ``write(_:to:passphrase:)``: PEM with one encrypted PKCS #8 key, its certificate, and those
  /// above it.
  ///
  /// - Throws: ``SigningError``: what ``PrivateFile`` throws, `.wrongPassphrase`, `.unreadable`, `.unsupported`,
  ///   `.mismatch`.
  public static func open(_ path: String, passphrase: Passphrase) throws(SigningError) -> FileSigner {
    let blocks = try PEM.blocks(PrivateFile(path).readAll())
    guard let block = blocks.first(where: { $0.label == PEMLabel.encryptedKey }) else {
      throw SigningError(
        .unsupported, "the file holds no encrypted key", where: path,
        remedy: "take the key in with trao key import, which encrypts it")
    }
    let key = try KeyEncryption.decrypt(block.der, with: passphrase, where: path)
    return try KeyMaterial(key: key, certificates: certificates(blocks), where: path).signer()
  }

  /// Writes a new file that only its owner may read; all of it or nothing.
  ///
  /// - Throws: ``SigningError`` `.cannotWrite`, also where the file is there already: a key is never written over;
  ///   `.diskFull`.
  public static func write(
    _ material: KeyMaterial, to path: String, passphrase: Passphrase
  ) throws(SigningError) {
    var text = try PEM.text(
      PEMLabel.encryptedKey, KeyEncryption.encrypt(material.key, with: passphrase))
    for der in [material.certificate.der] + material.certificate.chain {
      text += try PEM.text(PEMLabel.certificate, der)
    }
    try NewFile.write(text, to: path)
  }

  /// Takes a key in from a file of others: PKCS #12, or PEM with a key, encrypted or not, and certificates.
  ///
  /// The passphrase is asked for only where the file needs one. `chain` are further certificates, DER; one of them
  /// that belongs to the key, as an authority issues it, comes before that of the file.
  ///
  /// - Throws: ``SigningError``.
  public static func take(
    from path: String, chain: [[UInt8]] = [], passphrase: () throws(SigningError) -> Passphrase
  ) throws(SigningError) -> KeyMaterial {
    let bytes = try PrivateFile(path).readAll()
    guard bytes.first != 0x30 else {
      return try PKCS12File.read(bytes, chain: chain, passphrase: passphrase(), where: path)
    }
    let blocks = try PEM.blocks(bytes)
    guard let block = blocks.first(where: { $0.label.hasSuffix("PRIVATE KEY") }) else {
      throw SigningError(
        .unreadable, "the file holds no private key", where: path,
        remedy: "give PKCS #12 (.p12, .pfx), or PEM with the key and its certificate")
    }
    let key: PrivateKey
    if block.label == PEMLabel.encryptedKey {
      key = try KeyEncryption.decrypt(block.der, with: passphrase(), where: path)
    } else if block.header.isEmpty {
      key = try plainKey(block.der, where: path)
    } else {
      throw SigningError(
        .unsupported, "the key is encrypted in an old way", where: path,
        remedy: "convert it: openssl pkcs8 -topk8 -in OLD -out NEW; then append the certificate")
    }
    return try KeyMaterial(key: key, certificates: chain + certificates(blocks), where: path)
  }

  /// The certificates of a file, PEM or one in DER.
  ///
  /// - Throws: ``SigningError`` `.noSuchFile`, `.unreadable`.
  public static func certificates(at path: String) throws(SigningError) -> [[UInt8]] {
    guard let data = FileManager.default.contents(atPath: path), data.count <= 1 << 20 else {
      throw SigningError(
        .noSuchFile, "there is no readable file of certificates", where: path,
        remedy: "see whether the path is right")
    }
    let bytes = [UInt8](data)
    let found = bytes.first == 0x30 ? [bytes] : certificates(try PEM.blocks(bytes))
    guard !found.isEmpty else {
      throw SigningError(
        .unreadable, "the file holds no certificate", where: path, remedy: "give certificates as PEM or DER")
    }
    for der in found { _ = try X509Certificate(der: der) }
    return found
  }

  private static func certificates(_ blocks: [PEM.Block]) -> [[UInt8]] {
    blocks.filter { $0.label == PEMLabel.certificate }.map(\.der)
  }

  private static func plainKey(_ der: [UInt8], where path: String) throws(SigningError) -> PrivateKey {
    let key = unsafe der.withUnsafeBufferPointer { bytes in
      var position = bytes.baseAddress
      return unsafe d2i_AutoPrivateKey(nil, &position, bytes.count)
    }
    guard let key = unsafe key else {
      ERR_clear_error()
      throw SigningError(
        .unreadable, "the key cannot be read", where: path, remedy: "see that the file is whole")
    }
    return try unsafe PrivateKey(owned: key)
  }
}

/// The labels of PEM blocks (RFC 7468).
enum PEMLabel {
  static let certificate = "CERTIFICATE"
  static let encryptedKey = "ENCRYPTED PRIVATE KEY"
  static let request = "CERTIFICATE REQUEST"
}
