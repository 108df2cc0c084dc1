import Documents
import Graphics
import Typesetting

/// Pictures of templates.
public struct ArtworkTarget: FuzzTarget {
  public static let name = "artwork"
  public let seeds: [[UInt8]]
  public let words = [
    "<g>", "<path d=\"M0 0", "A1 1 0 0 1 ", "transform=\"matrix(", "url(#a)", "href=\"#a\"",
    "<!DOCTYPE x [<!ENTITY a \"",
    "&a;", "<linearGradient id=\"a\" href=\"#a\">", "1e999", "NaN", "-", "rotate(1e30)",
    "stroke-dasharray=\"0\"", "]]>",
  ]

  public init() {
    seeds = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><defs><linearGradient id="a"><stop offset="0" \
      stop-color="#fff"/><stop offset="1" stop-color="#a01"/></linearGradient><linearGradient id="b" href="#a" \
      gradientTransform="rotate(30)"/></defs><g transform="translate(1 2) scale(2)" opacity=".5"><path \
      d="M1 2L3 4h5v6H7V8C1 2 3 4 5 6S1 2 3 4Q1 2 3 4T5 6A1 2 30 0 1 5 6Z" fill="url(#b)" stroke="red" \
      stroke-dasharray="1 2 3"/></g><rect id="slot:name" x="1" y="2" width="30" height="4"/><circle r="3"/>\
      <ellipse cx="1" cy="2" rx="3" ry="4"/><polyline points="1,2 3,4"/><polygon points="1 2 3 4 5 6"/></svg>
      """
    ].map { Array($0.utf8) }
  }

  public func read(_ input: [UInt8]) {
    _ = try? Artwork(svg: input, page: Size(width: 600, height: 400))
  }
}
