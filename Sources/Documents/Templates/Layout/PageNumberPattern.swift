/// How the number of a page reads: `{page}` or `{page}/{pages}`.
struct PageNumberPattern: Hashable, Sendable {
  private enum Part: Hashable {
    case text(String)
    case page
    case pages
  }

  private let parts: [Part]

  struct Malformed: Error {
    var message: String
  }

  init(_ pattern: String) throws(Malformed) {
    var parts: [Part] = []
    var rest = Substring(pattern)
    while let start = rest.firstIndex(of: "{") {
      if start > rest.startIndex { parts.append(.text(String(rest[..<start]))) }
      guard let end = rest[start...].firstIndex(of: "}") else {
        throw Malformed(message: "a { without its }")
      }
      let name = String(rest[rest.index(after: start)..<end])
      switch name {
      case "page": parts.append(.page)
      case "pages": parts.append(.pages)
      default:
        throw Malformed(
          message: "{\(name.prefix(40))} is not known; \(Remedy.of(name, among: ["page", "pages"]))")
      }
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    guard parts.contains(.page) else {
      throw Malformed(message: "{page} is missing, so all pages would read the same")
    }
    self.parts = parts
  }

  /// The words on one page, counted from 1.
  func text(page: Int, of pages: Int) -> String {
    parts.map { part in
      switch part {
      case .text(let words): words
      case .page: String(page)
      case .pages: String(pages)
      }
    }.joined()
  }
}
