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

  /// - Throws: ``Failure`` where the configured folder is not there: what stands in it is not to be passed over.
  var library: TemplateLibrary {
    get throws {
      let library = TemplateLibrary(folder: folder)
      guard library.isFolderThere else {
        throw Failure(
          .badConfiguration, "the folder of templates is not there: \(folder ?? "")",
          where: "documents.templates",
          remedy: "make it, or name another in the configuration")
      }
      return library
    }
  }

  /// What compiles templates, with the fonts of the configuration.
  func press() throws -> Press { try PaperMaterials(settings).press }
}
