/// Why something cannot be sealed, or a key cannot be used. Never holds a passphrase, a PIN or a key.
public struct SigningError: Error, Hashable, Sendable {
  /// What kind of obstacle. A struct over a private enum, so that a new code never breaks a `switch` elsewhere.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    private enum Base: String {
      case noSuchFile, cannotWrite, exposed, unreadable, wrongPassphrase, unsupported, mismatch, chainTooLong
      case notYetValid, expired, wrongUse, retired, noSuchKey, nameTaken, token, tokenUnavailable, wrongPIN
      case timestamp, noRoom, diskFull, invalid, library
    }
    private let base: Base
    private init(_ base: Base) { self.base = base }

    /// There is no such file, or it may not be read.
    public static let noSuchFile = Code(.noSuchFile)
    /// A file cannot be written, or is there already.
    public static let cannotWrite = Code(.cannotWrite)
    /// A file with a secret may be read by others.
    public static let exposed = Code(.exposed)
    /// A file or an answer does not hold what it should.
    public static let unreadable = Code(.unreadable)
    /// The passphrase does not open the key, or there is none.
    public static let wrongPassphrase = Code(.wrongPassphrase)
    /// A kind of key or file that papers are not sealed with.
    public static let unsupported = Code(.unsupported)
    /// Key and certificate, or key and record, do not belong together.
    public static let mismatch = Code(.mismatch)
    /// The certificates need more room than a seal may take.
    public static let chainTooLong = Code(.chainTooLong)
    /// The certificate's time has not come.
    public static let notYetValid = Code(.notYetValid)
    /// The certificate's time is over.
    public static let expired = Code(.expired)
    /// The certificate is not for signing documents.
    public static let wrongUse = Code(.wrongUse)
    /// The key was retired.
    public static let retired = Code(.retired)
    /// There is no record of a key of that name.
    public static let noSuchKey = Code(.noSuchKey)
    /// A key of that name, or with that certificate, is on record already.
    public static let nameTaken = Code(.nameTaken)
    /// The PKCS#11 module or token refuses.
    public static let token = Code(.token)
    /// The PKCS#11 token is not there, or went away; it may come back.
    public static let tokenUnavailable = Code(.tokenUnavailable)
    /// The token's PIN is wrong, locked or expired. It is never tried a second time.
    public static let wrongPIN = Code(.wrongPIN)
    /// The time-stamp server does not answer, refuses, or answers something else.
    public static let timestamp = Code(.timestamp)
    /// What is to be put in is longer than the room left for it.
    public static let noRoom = Code(.noRoom)
    /// The disk is full; nothing of the file is left.
    public static let diskFull = Code(.diskFull)
    /// A value given is not of the right shape.
    public static let invalid = Code(.invalid)
    /// libcrypto fails where it should not: out of memory, or built without what is needed.
    public static let library = Code(.library)

    public var description: String { base.rawValue }
  }

  public let code: Code
  /// What is the matter, as a sentence without a full stop.
  public let message: String
  /// File, token, key or server; empty where the message says it.
  public let location: String
  /// What to do about it.
  public let remedy: String

  public init(_ code: Code, _ message: String, where location: String = "", remedy: String) {
    self.code = code
    self.message = message
    self.location = location
    self.remedy = remedy
  }

  /// Whether the same call may succeed later without anybody changing anything here.
  public var isTemporary: Bool { code == .timestamp || code == .tokenUnavailable }
}

extension SigningError: CustomStringConvertible {
  public var description: String {
    "\(location.isEmpty ? "" : location + ": ")\(message); \(remedy)"
  }
}
