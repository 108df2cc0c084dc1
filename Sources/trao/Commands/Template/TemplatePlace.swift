import Backend
import Documents

/// Where templates are looked for, by the configuration.
struct TemplatePlace {
  private let settings: Configuration.DocumentSettings

  init(_ options: DatabaseOptions) throws {
    settings = try options.request.place().configuration.documents
  }

  /// The folder of one's own templates; nil where the configuration names none.
  var folder: String? { settings.templates.isEmpty ? nil : settings.templates }

  var library: TemplateLibrary { TemplateLibrary(folder: folder) }

  /// What compiles templates, with the fonts of the configuration.
  func press() throws -> Press { try PaperMaterials(settings).press }
}
