/// Everything an operator may set. The values here are the defaults; `config/trao.yaml` says the same with a
/// comment for each, and a test compares the two.
public struct Configuration: Hashable, Sendable {
  /// The PostgreSQL server and how it is used.
  public struct DatabaseSettings: Hashable, Sendable {
    /// libpq's keywords or URL; empty for none. May hold a password: never print it, see ``ConnectionText``.
    public var conninfo = ""
    public var connectTimeout: Duration = .seconds(10)
    public var statementDeadline: Duration = .seconds(60)
  }

  /// The folder of the private PostgreSQL.
  public struct DataSettings: Hashable, Sendable {
    /// Empty for the default of the user.
    public var folder = ""
  }

  /// What is logged, and how.
  public struct LogSettings: Hashable, Sendable {
    public var level = LogLevel.info
    public var format = LogFormat.text
  }

  /// How a daemon works.
  public struct WorkerSettings: Hashable, Sendable {
    /// 0 for one per core.
    public var renderers = 0
    public var pollInterval: Duration = .seconds(2)
    public var lease: Duration = .seconds(9)
    public var renewInterval: Duration = .seconds(2)
    public var sweepInterval: Duration = .seconds(2)
    public var claim = 200
    public var commitDocuments = 50
    public var commitMegabytes = 8
    public var commitInterval: Duration = .milliseconds(50)
    public var grace: Duration = .seconds(20)
  }

  /// What papers need from outside the database.
  public struct DocumentSettings: Hashable, Sendable {
    /// Empty for none.
    public var templates = ""
    /// Empty for the system's.
    public var fonts: [String] = []
    public var verificationAddress = "https://trao.example/v/"
  }

  /// What papers are sealed with.
  public struct SigningSettings: Hashable, Sendable {
    /// A key in a PKCS#11 token.
    public struct TokenSettings: Hashable, Sendable {
      /// Full path of the module; empty for none.
      public var module = ""
      /// The token's label.
      public var token = ""
      /// File or credential of systemd with the PIN.
      public var pinFile = ""
    }

    /// Name of the key; empty leaves papers unsigned.
    public var key = ""
    /// Empty for the default of the user.
    public var folder = ""
    /// File or credential of systemd with the passphrase.
    public var passphraseFile = ""
    public var pkcs11 = TokenSettings()
    /// Empty for no time-stamps.
    public var timestampURL = ""
    /// Files and folders of certificates.
    public var trust: [String] = []
  }

  public var database = DatabaseSettings()
  public var data = DataSettings()
  public var log = LogSettings()
  public var worker = WorkerSettings()
  public var documents = DocumentSettings()
  public var signing = SigningSettings()

  public init() {}
}
