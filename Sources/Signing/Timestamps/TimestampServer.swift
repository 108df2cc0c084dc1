internal import COpenSSL
import Digests
public import Foundation

/// A time-stamping authority that is asked over HTTP or HTTPS (RFC 3161, 3.4).
public struct TimestampServer: Sendable {
  /// Its address.
  public let url: URL
  /// Certificates its own must lead to, DER; with none, only that its answers are sound is checked.
  public let trust: [[UInt8]]
  /// How long one answer may take in all.
  public let deadline: Duration

  private let client: WebClient
  private let outage = Outage()

  /// The longest answer that is read, in bytes.
  private static let longestAnswer = 65_536

  /// - Throws: ``SigningError`` `.invalid` for an address that is not http:// or https://.
  public init(url: URL, trust: [[UInt8]] = [], deadline: Duration = .seconds(10)) throws(SigningError) {
    self.url = url
    self.trust = trust
    self.deadline = deadline
    client = try WebClient(url)
  }

  /// A time-stamp over a digest, found to be sound and to answer what was asked.
  ///
  /// - Returns: a TimeStampToken, DER.
  /// - Throws: ``SigningError`` `.timestamp`.
  func token(over imprint: Digest) throws(SigningError) -> [UInt8] {
    let request = TimestampRequest(imprint: imprint)
    do throws(SigningError) {
      let answer = try answer(to: request)
      let der = try Self.token(in: answer)
      let token = try TimestampToken(der, answering: request, trust: trust)
      if !trust.isEmpty, let distrust = token.distrust {
        throw SigningError(
          .timestamp, "the time-stamp of \(token.authority) is not trusted: \(distrust)",
          remedy: "add the certificate of its authority to signing.trust")
      }
      return der
    } catch {
      throw SigningError(.timestamp, error.message, where: url.absoluteString, remedy: error.remedy)
    }
  }

  /// While the server is known not to answer, it is not asked: it would hold up one paper after the other, each for
  /// the whole deadline.
  private func answer(to request: TimestampRequest) throws(SigningError) -> [UInt8] {
    if let error = outage.reason() { throw error }
    do throws(SigningError) {
      return try client.post(
        request.der, type: "application/timestamp-query", expecting: "application/timestamp-reply",
        longest: Self.longestAnswer, deadline: deadline)
    } catch {
      outage.begin(error, for: deadline)
      throw error
    }
  }

  /// What a TimeStampResp grants (RFC 3161, 2.4.2).
  private static func token(in answer: [UInt8]) throws(SigningError) -> [UInt8] {
    var reader = DERReader(answer)
    var response = reader.next(0x30)?.content
    guard reader.isAtEnd, var status = response?.next(0x30)?.content, let code = status.next(0x02)?.value
    else {
      throw TimestampToken.failure("the answer cannot be read")
    }
    // granted, or granted with changes.
    guard code.elementsEqual([0]) || code.elementsEqual([1]) else {
      let texts = status.next(0x30)?.content.texts() ?? []
      throw SigningError(
        .timestamp,
        "the server refuses a time-stamp (status \(code.reduce(0) { $0 << 8 | Int($1) }))"
          + (texts.isEmpty ? "" : ": \(texts.joined(separator: ", "))"),
        remedy: "see what it asks for, or use another time-stamp server")
    }
    guard let token = response?.next(0x30) else { throw TimestampToken.failure("the answer holds none") }
    return Array(token.whole)
  }
}

extension DERReader {
  /// The UTF8Strings that follow.
  fileprivate func texts() -> [String] {
    var reader = self
    var texts: [String] = []
    while let text = reader.next(0x0C) { texts.append(String(decoding: text.value, as: UTF8.self)) }
    return texts
  }
}
