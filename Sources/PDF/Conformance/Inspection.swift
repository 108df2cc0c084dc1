/// A file under check, and what was found in it so far.
struct Inspection {
  private static let findingLimit = 500

  let file: PDFFile
  private(set) var findings: [Finding] = []
  private var seen: Set<Finding> = []
  /// What all streams together may decompress to: many that share one large stream stay cheap.
  private var bytesLeft = 1 << 29

  init(_ file: PDFFile) { self.file = file }

  /// Adds a finding, unless the same was found before. Pages count from 0 here.
  mutating func report(_ rule: Rule, object: Int? = nil, page: Int? = nil, _ message: String) {
    let finding = Finding(rule: rule, message: message, object: object, page: page.map { $0 + 1 })
    guard findings.count < Inspection.findingLimit, seen.insert(finding).inserted else { return }
    findings.append(finding)
  }

  /// The data of a stream; nil where they cannot be read, or too much has been read already.
  mutating func decode(_ stream: PDFStream) -> [UInt8]? {
    let limit = min(bytesLeft, 1 << 26)
    guard limit > 0 else { return nil }
    let content = try? file.decode(stream, limit: limit)
    // What fails has cost as much as deflate can make of it, which is about a thousand times its size.
    bytesLeft -= content?.count ?? min(limit, 1100 * stream.range.count)
    return content
  }

  /// The dictionary a value stands for, and the number of the object it is in if it has one of its own.
  func entries(_ object: PDFObject?) -> (number: Int?, entries: PDFDictionary)? {
    guard let entries = file.dictionary(object) else { return nil }
    return (object?.reference?.number, entries)
  }
}
