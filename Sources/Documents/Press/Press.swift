internal import Fonts
public import Signing
internal import Synchronization

/// Compiles templates and keeps the forms last made, so that a template of a hash and a language is seldom compiled
/// twice in a process.
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

  /// The forms at hand, bounded: a template that is being edited is another one after each change.
  private struct Rack {
    private(set) var forms: [Key: Form] = [:]
    /// Oldest first.
    private var order: [Key] = []

    mutating func put(_ form: Form, for key: Key) {
      if forms.updateValue(form, forKey: key) == nil { order.append(key) }
      if order.count > Press.capacity { forms[order.removeFirst()] = nil }
    }
  }

  /// Forms that are kept. The oldest goes first; who still works with it has it.
  static let capacity = 32

  let settings: DocumentSettings
  /// What numbered papers are sealed with; nil for nothing.
  let sealing: Sealing?
  let fonts: FontLibrary
  private let rack = Mutex(Rack())

  /// - Parameters:
  ///   - settings: What the operator decides.
  ///   - seal: What numbered papers are sealed with; nil leaves them unsigned, and they say so.
  ///   - keyID: The identifier of the seal's key in `trao.signing_key`. Without it nothing is sealed.
  /// - Throws: `FontError` where there is no font folder.
  public init(settings: DocumentSettings, seal: Seal? = nil, keyID: Int? = nil) throws {
    self.settings = settings
    sealing = if let seal, let keyID { Sealing(seal, key: keyID) } else { nil }
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
    if let known = rack.withLock({ $0.forms[key] }) { return known }
    // Two lanes may compile the same one at a time; they get equal plates.
    let form = try compile(try source(), hash: hash, kind: kind, language)
    rack.withLock { $0.put(form, for: key) }
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

  /// The files of the templates at hand, by hash: these need not be fetched again.
  var sources: [String: TemplateSource] {
    rack.withLock { rack in
      Dictionary(rack.forms.map { ($0.key.hash, $0.value.source) }) { first, _ in first }
    }
  }
}
