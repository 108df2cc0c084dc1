/// A page with what it inherits (ISO 32000-1, 7.7.3).
public struct PDFPage: Hashable, Sendable {
  public let reference: PDFReference
  /// `Resources`, `MediaBox`, `CropBox` and `Rotate` of the nodes above are filled in.
  public let dictionary: PDFDictionary
}

/// Goes through the page tree, each node once.
struct PageTreeWalker {
  private static let inherited = ["Resources", "MediaBox", "CropBox", "Rotate"]
  private static let depthLimit = 64
  private static let pageLimit = 100_000

  private(set) var pages: [PDFPage] = []
  private(set) var faults: [PDFReadingError] = []
  private let objects: [Int: PDFObject]
  private var seen: Set<Int> = []

  init(_ objects: [Int: PDFObject]) { self.objects = objects }

  mutating func walk(_ root: PDFObject?) {
    walk(root, above: [:], depth: 0)
  }

  private mutating func walk(_ node: PDFObject?, above: PDFDictionary, depth: Int) {
    guard let reference = node?.reference, seen.insert(reference.number).inserted,
      case .dictionary(var entries) = PDFFile.resolve(node, in: objects),
      depth < PageTreeWalker.depthLimit, pages.count < PageTreeWalker.pageLimit
    else {
      if faults.isEmpty { faults.append(PDFReadingError(.missing("a sound page tree"), at: 0)) }
      return
    }
    for key in PageTreeWalker.inherited where entries[key] == nil { entries[key] = above[key] }
    guard entries["Type"]?.name == "Pages" else {
      pages.append(PDFPage(reference: reference, dictionary: entries))
      return
    }
    for kid in PDFFile.resolve(entries["Kids"], in: objects).array ?? [] {
      walk(kid, above: entries, depth: depth + 1)
    }
  }
}
