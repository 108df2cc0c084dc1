import Foundation
import TestSupport

/// A time-stamp server on the loopback interface: sockets, and `openssl ts` for the answers.
final class TimestampResponder: Sendable {
  enum Manner: Sendable {
    case honest
    /// Takes the question and never answers.
    case silent
    /// Always answers the first question.
    case stale
    /// Says that it does not serve us.
    case refusing
    case rubbish
  }

  let url: URL
  /// The certificate of the server, PEM.
  let certificate: String
  private let folder: TestFolder
  private let listener: Int32

  init(_ manner: Manner = .honest, usage: String = "critical,timeStamping") throws {
    let folder = try TestFolder()
    certificate = folder.path("tsa.pem")
    let made = try OtherProgram.run([
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days",
      "2",
      "-subj", "/CN=Clock of the test", "-addext", "extendedKeyUsage=\(usage)", "-keyout",
      folder.path("tsa.key"),
      "-out", certificate,
    ])
    guard made.status == 0 else { throw Failed(what: made.output) }
    _ = try folder.write("01", "serial")
    _ = try folder.write(
      """
      [tsa]
      default_tsa = here
      [here]
      serial = \(folder.path("serial"))
      signer_cert = \(certificate)
      certs = \(certificate)
      signer_key = \(folder.path("tsa.key"))
      signer_digest = sha256
      default_policy = 1.2.3.4.1
      digests = \(manner == .refusing ? "sha512" : "sha256")
      ess_cert_id_alg = sha256

      """, "tsa.conf")
    // Not for the children of other tests: while they had it open, nobody would see it closed.
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 8) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    guard isListening, let url = URL(string: "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))/tsa")
    else {
      throw Failed(what: "no socket")
    }
    self.url = url
    self.folder = folder
    self.listener = listener
    Thread.detachNewThread { Self.serve(listener, manner, folder) }
  }

  /// Ends the thread too: its accept(2) fails.
  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  struct Failed: Error {
    let what: String
  }

  private static func serve(_ listener: Int32, _ manner: Manner, _ folder: TestFolder) {
    var silent: [Int32] = []
    while true {
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { break }
      _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
      guard let question = question(on: connection) else {
        close(connection)
        continue
      }
      guard manner != .silent else {
        silent.append(connection)
        continue
      }
      let body = (try? answer(question, manner, folder)) ?? []
      let head =
        "HTTP/1.0 200 OK\r\nContent-Type: application/timestamp-reply\r\nContent-Length: \(body.count)\r\n\r\n"
      let bytes = Array(head.utf8) + body
      _ = bytes.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      close(connection)
    }
    silent.forEach { close($0) }
  }

  private static func question(on connection: Int32) -> [UInt8]? {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(connection, &chunk, chunk.count, 0)
      guard count > 0 else { return nil }
      bytes += chunk[..<count]
      let text = String(decoding: bytes, as: UTF8.self)
      guard let match = text.firstMatch(of: /Content-Length: (\d+)\r\n/.ignoresCase()),
        let length = Int(match.1),
        let end = bytes.indices.first(where: { bytes[$0...].starts(with: Array("\r\n\r\n".utf8)) })
      else { continue }
      if bytes.count >= end + 4 + length { return Array(bytes[(end + 4)...]) }
    }
  }

  private static func answer(_ question: [UInt8], _ manner: Manner, _ folder: TestFolder) throws -> [UInt8] {
    if manner == .rubbish { return Array("0123".utf8) }
    let file = folder.path("question")
    if manner != .stale || !FileManager.default.fileExists(atPath: file) {
      _ = try folder.write(question, "question")
    }
    _ = try OtherProgram.run([
      "openssl", "ts", "-reply", "-queryfile", file, "-config", folder.path("tsa.conf"), "-section", "here",
      "-out", folder.path("answer"),
    ])
    return [UInt8](try Data(contentsOf: URL(filePath: folder.path("answer"))))
  }
}
