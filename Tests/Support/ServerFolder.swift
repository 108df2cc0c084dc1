public import Foundation
import PostgreSQL

/// A folder for a test's servers. It and the servers below it go with this object, and with the test process,
/// however that ends: a small shell waits for a socket to close, and clears them away.
public final class ServerFolder: Sendable {
  private static let script = """
    cat > /dev/null
    while [ -e "$1" ]; do
      alive=
      for pid in $(find "$1" -name postmaster.pid -exec head -n 1 {} \\; 2> /dev/null); do
        if kill -QUIT "$pid" 2> /dev/null; then
          kill -CONT "$pid"
          alive=yes
        fi
      done
      [ -n "$alive" ] || rm -rf "$1"
      sleep 0.05
    done
    """

  public let url: URL
  private let ourEnd: Int32

  public init() throws {
    url = try TemporaryFolder.make()
    var ends: [Int32] = [0, 0]
    // Closed in every child, for it is closed only with its last holder.
    let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw POSIXError(.EMFILE) }
    defer { close(ends[0]) }
    _ = try ChildProcess(
      ["/bin/sh", "-c", Self.script, "watchdog", url.path], environment: ["PATH": "/usr/bin:/bin"],
      log: "/dev/null", input: ends[0])
    ourEnd = ends[1]
  }

  deinit { close(ourEnd) }
}
