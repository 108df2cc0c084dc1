import Foundation

/// Who the server runs as. It refuses to run as root, so root hands it to the system user `postgres`.
struct ServerUser: Hashable, Sendable {
  static let systemName = "postgres"

  let id: uid_t
  let group: gid_t
  /// Whether we are root and the server is not.
  let isOther: Bool

  /// - Throws: ``ClusterError/userMissing(_:)``.
  static func current() throws(ClusterError) -> ServerUser {
    guard geteuid() == 0 else { return ServerUser(id: geteuid(), group: getegid(), isOther: false) }
    guard let entry = unsafe getpwnam(systemName) else { throw .userMissing(systemName) }
    return ServerUser(id: unsafe entry.pointee.pw_uid, group: unsafe entry.pointee.pw_gid, isOther: true)
  }

  /// The command that runs `arguments` as this user. `setpriv` (util-linux, part of every Debian) replaces
  /// itself by the program, so that the child's process id is the program's.
  func command(_ arguments: [String]) -> [String] {
    guard isOther else { return arguments }
    return ["/usr/bin/setpriv", "--reuid=\(id)", "--regid=\(group)", "--init-groups", "--"] + arguments
  }

  /// Makes a folder that only this user can enter, or checks that one is so.
  ///
  /// - Throws: ``ClusterError/folder(_:reason:)``.
  func makePrivateFolder(_ path: String) throws(ClusterError) {
    if unsafe mkdir(path, 0o700) == 0 {
      guard unsafe !isOther || chown(path, id, group) == 0 else { throw .folder(path, reason: lastError) }
      return
    }
    guard errno == EEXIST else { throw .folder(path, reason: lastError) }
    var facts = stat()
    guard unsafe lstat(path, &facts) == 0 else { throw .folder(path, reason: lastError) }
    guard facts.st_mode & S_IFMT == S_IFDIR else { throw .folder(path, reason: "it is not a folder") }
    guard facts.st_uid == id else { throw .folder(path, reason: "it belongs to user \(facts.st_uid)") }
    guard unsafe facts.st_mode & 0o077 == 0 || chmod(path, 0o700) == 0 else {
      throw .folder(path, reason: lastError)
    }
  }

  /// Checks that this user can pass through every folder above `path`.
  ///
  /// - Throws: ``ClusterError/folder(_:reason:)``.
  func requirePassage(to path: String) throws(ClusterError) {
    guard isOther else { return }
    var folder = ""
    for part in path.split(separator: "/") {
      folder += "/\(part)"
      var facts = stat()
      guard unsafe stat(folder, &facts) == 0 else { return }
      let bit: mode_t = facts.st_uid == id ? 0o100 : facts.st_gid == group ? 0o010 : 0o001
      guard facts.st_mode & bit != 0 else {
        throw .folder(
          path,
          reason: "the system user \(Self.systemName), who runs PostgreSQL for root, cannot enter \(folder); "
            + "choose a folder such as /var/lib/trao")
      }
    }
  }
}

/// The text of `errno`.
var lastError: String { unsafe String(cString: strerror(errno)) }
