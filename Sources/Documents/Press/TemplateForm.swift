/// A template that is compiled in all its languages, to be looked at before papers are made with it.
public struct TemplateForm: Sendable {
  public let kind: DocumentKind
  public let template: Template
  let forms: [PaperLanguage: Press.Form]

  /// The languages it has papers in.
  public var languages: [PaperLanguage] { template.languages }
}

extension Press {
  /// Reads and compiles a template, whether papers are made with it or not.
  /// - Throws: ``TemplateError`` with everything that is wrong.
  public func form(of source: TemplateSource) throws -> TemplateForm {
    let kind = try source.kind()
    let template = try Template.parse(source, catalogue: kind.catalogue)
    var forms: [PaperLanguage: Form] = [:]
    var problems: [TemplateProblem] = []
    for language in template.languages {
      do {
        forms[language] = try form(hash: source.hash, kind: kind, language) { source }
      } catch let error as TemplateError {
        problems += error.problems
      }
    }
    guard problems.isEmpty else { throw TemplateError(problems) }
    return TemplateForm(kind: kind, template: template, forms: forms)
  }
}
