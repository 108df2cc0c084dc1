extension TemplateSource {
  /// The kind of paper the template is for.
  /// - Throws: ``TemplateError`` with everything wrong with the layout, or for a kind there is none of.
  public func kind() throws(TemplateError) -> DocumentKind {
    let list = ProblemList(file: LayoutReader.fileName)
    guard let bytes = files[LayoutReader.fileName] else {
      throw TemplateError(file: LayoutReader.fileName, "the file is missing; every template has one")
    }
    guard let text = TextEncoding.text(of: bytes, problems: list),
      let layout = LayoutReader.read(text, templateName: name, problems: list)
    else {
      throw TemplateError(list.problems)
    }
    if let kind = DocumentKind(rawValue: layout.kind) { return kind }
    let kinds = DocumentKind.allCases.map(\.rawValue)
    list.add(
      layout.kindPlace, "there is no kind \(layout.kind.prefix(40)); \(Remedy.of(layout.kind, among: kinds))")
    throw TemplateError(list.problems)
  }
}
