/// Where the database is, and how long to wait for it.
public struct DatabaseConfiguration: Sendable {
  /// A libpq connection string: keywords (`host=a,b dbname=trao`) or a URL (`postgresql://…`). Several hosts,
  /// `target_session_attrs`, TLS options, service files and the `PG*` environment all work; empty leaves
  /// everything to the environment.
  public var conninfo: String
  /// What `pg_stat_activity` shows, such as `trao/<daemon>/<role>`.
  public var applicationName: String
  /// How long each host has to take us in. A `connect_timeout` of the connection string goes over it. The
  /// look-up of a host's name is not under our control, and comes on top.
  public var connectTimeout: Duration = .seconds(5)
  /// How long each statement has, where the caller gives no deadline.
  public var statementDeadline: Duration = .seconds(30)
  /// How long a caller waits for a connection of a pool.
  public var acquireTimeout: Duration = .seconds(10)
  /// After so long without use a connection is tried with a round trip first.
  public var probeAfter: Duration = .seconds(30)
  /// A connection older than this is replaced before its next use. Up to a tenth is taken off at random, so
  /// that connections made together do not end together.
  public var lifetime: Duration = .seconds(3600)
  /// How often a transaction is tried when rivals make it fail.
  public var transactionAttempts = 10
  /// Whether statements are prepared once a session. Switch it off behind a pooler that hands transactions
  /// around and does not track prepared statements (PgBouncer before 1.21).
  public var preparesStatements = true

  public init(conninfo: String = "", applicationName: String = "trao") {
    self.conninfo = conninfo
    self.applicationName = applicationName
  }

  /// What goes to libpq. Keywords before `dbname` are defaults, those behind it win over the text's own.
  ///
  /// Without keepalives and `tcp_user_timeout` a machine that vanished is noticed after hours.
  var keywords: [(String, String)] {
    [
      ("keepalives_idle", "10"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
      ("tcp_user_timeout", "10000"), ("dbname", conninfo), ("application_name", applicationName),
      ("client_encoding", "UTF8"),
    ]
  }
}

extension DatabaseConfiguration: CustomStringConvertible, CustomDebugStringConvertible {
  /// Host, port, database and user; never a password.
  public var description: String {
    guard ConnectionString.isStructured(conninfo) else {
      return conninfo.isEmpty ? "the database of libpq's environment" : "dbname=\(conninfo)"
    }
    guard let values = ConnectionString.parse(conninfo) else { return "an unreadable connection string" }
    let shown = ["service", "host", "hostaddr", "port", "dbname", "user"].compactMap { keyword in
      values[keyword].map { "\(keyword)=\($0)" }
    }
    return shown.isEmpty ? "the database of libpq's environment" : shown.joined(separator: " ")
  }

  public var debugDescription: String { description }
}
