public import Conferences

/// A few words of Trao's own in the languages that reports speak.
public struct Words: Hashable, Sendable {
  private let vi, ja, en: String

  public init(_ en: String, vi: String, ja: String) {
    (self.vi, self.ja, self.en) = (vi, ja, en)
  }

  /// The words in a language.
  public func text(in language: Language) -> String {
    switch language {
    case .vi: vi
    case .ja: ja
    case .en: en
    }
  }
}
