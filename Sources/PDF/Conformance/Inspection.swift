/// A file under check, and what was found in it so far.
struct Inspection {
  private static let findingLimit = 500

  let file: PDFFile
  private(set) var findings: [Finding] = []
  private var seen: Set<Finding> = []

  init(_ file: PDFFile) { self.file = file }

  /// Adds a finding, unless the same was found before. Pages count from 0 here.
  mutating func report(_ rule: Rule, object: Int? = nil, page: Int? = nil, _ message: String) {
    let finding = Finding(rule: rule, message: message, object: object, page: page.map { $0 + 1 })
    guard findings.count < Inspection.findingLimit, seen.insert(finding).inserted else { return }
    findings.append(finding)
  }

  /// The dictionary a value stands for, and the number of the object it is in if it has one of its own.
  func entries(_ object: PDFObject?) -> (number: Int?, entries: PDFDictionary)? {
    guard let entries = file.dictionary(object) else { return nil }
    return (object?.reference?.number, entries)
  }
}
