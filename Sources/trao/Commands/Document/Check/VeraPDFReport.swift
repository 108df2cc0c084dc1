import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads veraPDF's report in its own XML.
final class VeraPDFReport: NSObject, XMLParserDelegate {
  struct Job {
    var isCompliant = false
    var failures: [String] = []
  }

  private var jobs: [Job] = []
  private var text = ""
  private var failedRule: String?

  /// What it says of each file, in the order it was asked; nil for what is no report.
  static func read(_ report: Data) -> [Job]? {
    let reader = VeraPDFReport()
    let parser = XMLParser(data: report)
    parser.shouldResolveExternalEntities = false
    parser.delegate = reader
    return parser.parse() ? reader.jobs : nil
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    text = ""
    if name == "job" { jobs.append(Job()) }
    guard !jobs.isEmpty else { return }
    let last = jobs.count - 1
    switch name {
    case "validationReport": jobs[last].isCompliant = attributes["isCompliant"] == "true"
    case "rule" where attributes["status"] == "failed":
      failedRule =
        "\(attributes["specification"] ?? ""), \(attributes["clause"] ?? ""), "
        + "test \(attributes["testNumber"] ?? "")"
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard !jobs.isEmpty else { return }
    let last = jobs.count - 1
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    switch name {
    case "description":
      if let rule = failedRule { jobs[last].failures.append("\(rule): \(line)") }
      failedRule = nil
    case "exceptionMessage": jobs[last].failures.append("not checked: \(line)")
    case "job":
      if !jobs[last].isCompliant, jobs[last].failures.isEmpty {
        jobs[last].failures.append("not checked, for an unknown reason")
      }
    default: break
    }
  }
}
