/// A libpq connection string, of which only what is no secret is ever shown.
public struct ConnectionText: Sendable {
  private let text: String

  public init(_ text: String) {
    self.text = text
  }

  /// Whether it carries a password.
  public var hasPassword: Bool { redacted != text }

  /// The text with `***` for each password, whether as keyword, in a URL, or as a parameter of a URL.
  public var redacted: String {
    let secret = /((?:ssl)?password\s*=\s*)('(?:[^'\\]|\\.)*'|[^\s&]*)/.ignoresCase()
    let inURL = /(\w+:\/\/[^:\/?#@\s]*:)([^@\/\s]*)@/
    return text.replacing(inURL) { "\($0.1)***@" }.replacing(secret) { "\($0.1)***" }
  }
}
