internal import Digests

/// The random identifier of a document as people read it off a paper.
public enum DocumentCode {
  /// The identifier in what somebody typed or scanned: plain, in groups with hyphens or blanks, in either case, or
  /// at the end of the address in the printed code. Nil where there is none.
  public static func read(_ text: String) -> String? {
    let last = text.split(separator: "/", omittingEmptySubsequences: true).last.map(String.init) ?? text
    let plain = last.filter { !$0.isWhitespace && $0 != "-" }.uppercased()
    return RandomIdentifier(plain)?.text
  }
}
