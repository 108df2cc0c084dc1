internal import Fonts
internal import Synchronization

/// Compiles templates and keeps them: a template of a hash and a language is compiled once in a process.
public final class Press: Sendable {
  /// A template that is ready to make papers in one language.
  struct Form: Sendable {
    let hash: String
    let source: TemplateSource
    let template: Template
    let compiled: CompiledTemplate
  }

  private struct Key: Hashable {
    let hash: String
    let language: PaperLanguage
  }

  let settings: DocumentSettings
  private let fonts: FontLibrary
  private let forms = Mutex<[Key: Form]>([:])

  /// - Throws: `FontError` where there is no font folder.
  public init(settings: DocumentSettings) throws {
    self.settings = settings
    fonts = try FontLibrary(directories: settings.fontFolders)
  }

  /// The form that new papers of a kind and language are made with, from the template as it is now.
  ///
  /// - Throws: `TemplateError`, `FontError`; ``DocumentError`` `.noTemplate`, `.wrongKind`.
  func form(for kind: DocumentKind, _ language: PaperLanguage) throws -> Form {
    let source = try TemplateShelf(folder: settings.templateFolder).source(for: kind, language)
    return try form(hash: source.hash, kind: kind, language) { source }
  }

  /// The form of the template with that hash; `source` gives its files where the form is not there yet.
  func form(
    hash: String, kind: DocumentKind, _ language: PaperLanguage, source: () throws -> TemplateSource
  ) throws -> Form {
    let key = Key(hash: hash, language: language)
    if let known = forms.withLock({ $0[key] }) { return known }
    // Two lanes may compile the same one at a time; they get equal plates.
    let form = try compile(try source(), hash: hash, kind: kind, language)
    forms.withLock { $0[key] = form }
    return form
  }

  private func compile(
    _ source: TemplateSource, hash: String, kind: DocumentKind, _ language: PaperLanguage
  ) throws -> Form {
    let template = try Template.parse(source, catalogue: kind.catalogue)
    guard template.kind == kind.rawValue else {
      throw DocumentError.wrongKind(template: source.name, kind: template.kind, wanted: kind.rawValue)
    }
    guard template.languages.contains(language) else {
      throw DocumentError.noTemplate(kind: kind.rawValue, language: language.rawValue)
    }
    return Form(
      hash: hash, source: source, template: template,
      compiled: try CompiledTemplate(template, language: language, fonts: fonts))
  }

  /// The hashes of the templates whose files need not be fetched again.
  var knownTemplates: [String] { forms.withLock { Array(Set($0.keys.map(\.hash))) } }

  /// The files of a template of which some form is there.
  func source(hash: String) -> TemplateSource? {
    forms.withLock { $0.first { $0.key.hash == hash }?.value.source }
  }
}
