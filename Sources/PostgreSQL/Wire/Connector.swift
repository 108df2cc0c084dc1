import CLibPQ
import Foundation
import Synchronization

/// Makes connections, trying every host of a connection string with a time limit each.
///
/// libpq has the same list, but stops at the first host that refuses, and its asynchronous interface has no
/// limit per host. Here each host is one attempt, and the one that worked last is tried first.
final class Connector: Sendable {
  /// One host of the list, as the keywords that go over the connection string's.
  private struct Target {
    var label: String
    var keywords: [(String, String)]
    /// Whether it is taken only when no other host is, and so is never tried first.
    var isFallback = false
  }

  let configuration: DatabaseConfiguration
  private let lastGood = Mutex(0)

  init(_ configuration: DatabaseConfiguration) { self.configuration = configuration }

  /// Connects to the first host that takes us.
  ///
  /// - Throws: `.connection` with each host's reason, `.deadline` when the limit passes first.
  func connect(until limit: Deadline? = nil) throws(DatabaseError) -> Wire {
    try requireReadable()
    let options = Self.effectiveOptions(configuration.keywords)
    let targets = Self.targets(options)
    let timeout = options["connect_timeout"].flatMap { Int($0) }.flatMap {
      $0 > 0 ? Duration.seconds($0) : nil
    }
    let first = lastGood.withLock { $0 < targets.count ? $0 : 0 }
    var failures: [String] = []
    for index in [first] + targets.indices.filter({ $0 != first }) {
      if let limit, limit.hasPassed {
        throw DatabaseError(.deadline, (["no time left to connect"] + failures).joined(separator: "; "))
      }
      let deadline = Deadline.after(timeout ?? configuration.connectTimeout).earlier(limit)
      do {
        let wire = try connect(targets[index], until: deadline)
        if !targets[index].isFallback { lastGood.withLock { $0 = index } }
        return wire
      } catch {
        failures.append(targets[index].label + error.message)
      }
    }
    throw DatabaseError(.connection, failures.joined(separator: "; "))
  }

  private func connect(_ target: Target, until deadline: Deadline) throws(DatabaseError) -> Wire {
    guard let connection = unsafe Self.start(configuration.keywords + target.keywords) else {
      throw DatabaseError(.connection, "out of memory")
    }
    let wire = unsafe Wire(connection)
    guard unsafe PQstatus(connection) != CONNECTION_BAD else { throw wire.lost() }
    var state = PGRES_POLLING_WRITING
    while state != PGRES_POLLING_OK {
      switch state {
      case PGRES_POLLING_READING: try wait(wire, POLLIN, deadline)
      case PGRES_POLLING_WRITING: try wait(wire, POLLOUT, deadline)
      default: throw wire.lost()
      }
      state = unsafe PQconnectPoll(connection)
    }
    return wire
  }

  private func wait(_ wire: Wire, _ events: Int32, _ deadline: Deadline) throws(DatabaseError) {
    guard try Wire.poll(wire.socket, events, until: deadline) == nil else { return }
    throw DatabaseError(.deadline, "no answer in time")
  }

  /// libpq quotes what it cannot read, which may be a part of a password.
  private func requireReadable() throws(DatabaseError) {
    guard ConnectionString.isStructured(configuration.conninfo),
      ConnectionString.parse(configuration.conninfo) == nil
    else { return }
    throw DatabaseError(
      .connection,
      "the connection string cannot be read; write host=… dbname=… user=…, values with spaces in single quotes, "
        + "or postgresql://user@host/database")
  }

  /// The hosts of the connection string, service file and environment together, one attempt each.
  private static func targets(_ options: [String: String]) -> [Target] {
    let whole = [Target(label: "", keywords: [])]
    let hosts = list(options["host"])
    let addresses = list(options["hostaddr"])
    let ports = list(options["port"])
    let count = max(hosts.count, addresses.count)
    // A list that is not well formed goes to libpq as it is, which says what is wrong with it.
    guard count > 1, hosts.isEmpty || hosts.count == count, addresses.isEmpty || addresses.count == count,
      ports.count <= 1 || ports.count == count, !addresses.contains("")
    else { return whole }
    let plain = (0..<count).map { index in
      let name = hosts.isEmpty ? addresses[index] : hosts[index]
      let port = ports.isEmpty ? "" : ports.count == 1 ? ports[0] : ports[index]
      var keywords = [("host", hosts.isEmpty ? "" : hosts[index]), ("port", port)]
      if !addresses.isEmpty { keywords.append(("hostaddr", addresses[index])) }
      return Target(label: "\(name)\(port.isEmpty ? "" : ":\(port)"): ", keywords: keywords)
    }
    // `prefer-standby` is a question to the whole list: all standbys first, then any server.
    guard options["target_session_attrs"] == "prefer-standby" else { return plain }
    return ["standby", "any"].flatMap { attribute in
      plain.map {
        Target(
          label: $0.label, keywords: $0.keywords + [("target_session_attrs", attribute)],
          isFallback: attribute == "any")
      }
    }
  }

  private static func list(_ value: String?) -> [String] {
    guard let value, !value.isEmpty else { return [] }
    return value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  /// What libpq makes of the keywords, the environment and the service file together.
  ///
  /// libpq tells only by way of a connection, so it is given one option that it refuses once it has read all,
  /// before it opens a socket.
  private static func effectiveOptions(_ keywords: [(String, String)]) -> [String: String] {
    guard let connection = unsafe start(keywords + [("channel_binding", "none: options only")]) else {
      return [:]
    }
    defer { unsafe PQfinish(connection) }
    guard let options = unsafe PQconninfo(connection) else { return [:] }
    defer { unsafe PQconninfoFree(options) }
    return unsafe ConnectionString.values(options)
  }

  /// Starts connecting. The keyword `dbname` is read as a connection string; a later keyword wins.
  private static func start(_ keywords: [(String, String)]) -> OpaquePointer? {
    unsafe withCStrings(keywords.map(\.0)) { names in
      unsafe withCStrings(keywords.map(\.1)) { values in unsafe PQconnectStartParams(names, values, 1) }
    }
  }
}
