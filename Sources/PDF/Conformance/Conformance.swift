/// Checks files against PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), and against what both take for
/// granted (ISO 32000-1).
///
/// The rules are those that a writer of text, drawings and seals can break. A file without findings has been
/// looked at closely, but only its own structure: whether an alternative text describes its picture well is
/// for people to judge.
public enum Conformance {
  /// Looks at a whole file. Whatever the bytes are, the check ends and does not fail.
  public static func check(_ file: [UInt8]) -> ConformanceReport {
    do throws(PDFReadingError) {
      return check(try PDFFile(file))
    } catch {
      let rule: Rule =
        switch error.fault {
        case .encrypted: .encryption
        case .notPDF: .header
        case .noCrossReferences, .badCrossReferences, .hybrid: .crossReferences
        default: .readable
        }
      return ConformanceReport(
        findings: [Finding(rule: rule, message: error.description, object: nil, page: nil)])
    }
  }

  /// Looks at a file that was read.
  public static func check(_ file: PDFFile) -> ConformanceReport {
    var inspection = Inspection(file)
    FileStructureRules.check(&inspection)
    ObjectRules.check(&inspection)
    MetadataRules.check(&inspection)
    OutputIntentRules.check(&inspection)
    PageRules.check(&inspection)
    let tree = StructureTree(file)
    let content = ContentWalker.walk(&inspection)
    ColourRules.check(content, &inspection)
    FontRules.check(content, &inspection)
    StructureRules.check(tree, &inspection)
    MarkedContentRules.check(tree, content, &inspection)
    ContainmentRules.check(tree, &inspection)
    TableRules.check(tree, &inspection)
    HeadingRules.check(tree, &inspection)
    FigureRules.check(tree, &inspection)
    RubyRules.check(tree, &inspection)
    LanguageRules.check(tree, content, &inspection)
    AnnotationRules.check(tree, &inspection)
    SignatureRules.check(&inspection)
    ActionRules.check(&inspection)
    OutlineRules.check(&inspection)
    return ConformanceReport(findings: inspection.findings)
  }
}
