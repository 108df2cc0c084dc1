internal import COpenSSL
internal import Foundation

/// Posts to one address through libcrypto's own HTTP client. Proxies are taken from the environment (`http_proxy`,
/// `https_proxy`, `no_proxy`).
///
/// - Note: `@unchecked Sendable` because nothing of it changes after `init`, and libssl allows connections to be
///   made from one context on several threads.
@safe final class WebClient: @unchecked Sendable {
  fileprivate let host: String
  fileprivate let port: String
  private let path: String
  /// How long a proxy may take to let us through, in seconds.
  fileprivate static let proxyPatience: Int32 = 10
  /// The certificates of the system, for HTTPS.
  fileprivate let secure: OpaquePointer?

  /// - Throws: ``SigningError`` `.invalid` for an address that is not http:// or https://.
  init(_ url: URL) throws(SigningError) {
    guard let scheme = url.scheme, ["http", "https"].contains(scheme), let host = url.host(), !host.isEmpty
    else {
      throw SigningError(
        .invalid, "this is no address of a web server", where: url.absoluteString,
        remedy: "write it as http://tsa.example/path")
    }
    self.host = host
    port = String(url.port ?? (scheme == "https" ? 443 : 80))
    let query = url.query(percentEncoded: true).map { "?\($0)" } ?? ""
    path = (url.path(percentEncoded: true).isEmpty ? "/" : url.path(percentEncoded: true)) + query
    guard scheme == "https" else {
      unsafe secure = nil
      return
    }
    guard let context = unsafe SSL_CTX_new(TLS_client_method()) else { throw LibraryFault.error("use TLS") }
    unsafe SSL_CTX_set_default_verify_paths(context)
    unsafe SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nil)
    unsafe secure = context
  }

  deinit { unsafe SSL_CTX_free(secure) }

  /// Sends `body` and gives the answer's body: an ASN.1 element.
  ///
  /// The deadline is for connecting, sending and receiving together, in whole seconds; looking up the host's name
  /// is not counted.
  ///
  /// - Throws: ``SigningError`` `.timestamp`.
  func post(
    _ body: [UInt8], type: String, expecting: String, longest: Int, deadline: Duration
  ) throws(SigningError) -> [UInt8] {
    let request = try MemoryBIO(body)
    let seconds = Int32(clamping: max(1, deadline.components.seconds))
    let answer = unsafe OSSL_HTTP_transfer(
      nil, host, port, path, secure == nil ? 0 : 1, nil, nil, nil, nil, secure == nil ? nil : connectSecurely,
      Unmanaged.passUnretained(self).toOpaque(), 0, nil, type, request.handle, expecting, 1, longest, seconds,
      0)
    guard let answer = unsafe answer else {
      let reason = LibraryFault.take()
      throw SigningError(
        .timestamp, "the time-stamp server does not answer\(reason.isEmpty ? "" : ": \(reason)")",
        remedy:
          "see signing.timestamp_url, the network and the server; the paper is sealed when it answers again")
    }
    return unsafe MemoryBIO(owned: answer).readAll()
  }
}

/// Puts TLS over a connection that was made, and takes it off before it ends. libcrypto's HTTP client calls it.
private func connectSecurely(
  _ bio: OpaquePointer?, _ argument: UnsafeMutableRawPointer?, _ isConnecting: Int32, _ detail: Int32
) -> OpaquePointer? {
  guard let bio = unsafe bio, let argument = unsafe argument else { return nil }
  let client = unsafe Unmanaged<WebClient>.fromOpaque(argument).takeUnretainedValue()
  guard isConnecting == 1 else {
    let plain = unsafe BIO_pop(bio)
    unsafe BIO_free(bio)
    return unsafe plain
  }
  if unsafe OSSL_HTTP_adapt_proxy(nil, nil, client.host, 1) != nil {
    guard
      unsafe OSSL_HTTP_proxy_connect(
        bio, client.host, client.port, nil, nil, WebClient.proxyPatience, nil, nil) == 1
    else { return nil }
  }
  guard let layer = unsafe BIO_new_ssl(client.secure, 1) else { return nil }
  var connection: OpaquePointer?
  _ = unsafe withUnsafeMutablePointer(to: &connection) { unsafe BIO_ctrl(layer, BIO_C_GET_SSL, 0, $0) }
  let isNamed = unsafe client.host.withCString { name in
    unsafe SSL_set1_host(connection, name) == 1
      && SSL_ctrl(
        connection, SSL_CTRL_SET_TLSEXT_HOSTNAME, Int(TLSEXT_NAMETYPE_host_name),
        UnsafeMutableRawPointer(mutating: name)) == 1
  }
  guard isNamed else {
    unsafe BIO_free(layer)
    return nil
  }
  return unsafe BIO_push(layer, bio)
}
