public import Documents
import Fonts
public import JobQueue
import Signing

/// What papers are made with: templates, fonts, and the address their codes open.
public struct PaperMaterials: Sendable {
  /// Something papers need is missing or wrong, so none could be made.
  public struct Fault: Error, Hashable, CustomStringConvertible {
    /// In a sentence.
    public let what: String
    /// The key of the configuration that it comes from.
    public let key: String
    public let remedy: String
    /// Single faults of a template: `file:line:column: message`.
    public let faults: [String]

    public var description: String { faults.isEmpty ? what : "\(what): \(faults.joined(separator: "; "))" }
  }

  /// What compiles the templates and makes the papers.
  public let press: Press

  /// Finds the fonts and the folder of templates.
  ///
  /// - Parameters:
  ///   - settings: What is configured.
  ///   - seal: What numbered papers are sealed with; nil leaves them unsigned.
  /// - Throws: ``Fault``.
  public init(_ settings: Configuration.DocumentSettings, seal: SealMaterials.Ready? = nil) throws(Fault) {
    press = try Self.explained {
      try Press(
        settings: DocumentSettings(
          templateFolder: settings.templates.isEmpty ? nil : settings.templates,
          fontFolders: settings.fonts.isEmpty ? FontLibrary.systemDirectories : settings.fonts,
          verificationAddress: settings.verificationAddress), seal: seal?.seal, keyID: seal?.key.id)
    }
  }

  /// Compiles every template, so that a missing font or a broken template is found before a paper is due.
  public func check() throws(Fault) {
    try Self.explained { try press.check() }
  }

  /// What a worker needs to make papers.
  public var handlers: [any JobHandler] { DocumentJobs.handlers(press: press) }

  private static func explained<T>(_ body: () throws -> T) throws(Fault) -> T {
    do {
      return try body()
    } catch let error as FontError {
      throw Fault(
        what: error.description, key: "documents.fonts",
        remedy:
          "apt-get install fonts-liberation2 fonts-linuxlibertine fonts-noto-cjk, or name the fonts' folders",
        faults: [])
    } catch let error as TemplateError {
      throw Fault(
        what: "a template cannot be used", key: "documents.templates",
        remedy: "mend the places named; a folder named like a built-in template stands in its place",
        faults: error.problems.map(\.description))
    } catch let error as DocumentError {
      throw Fault(
        what: "\(error)", key: "documents", remedy: "mend the configuration's section documents", faults: [])
    } catch {
      throw Fault(
        what: "\(error)", key: "documents", remedy: "see the section documents of config/trao.yaml",
        faults: [])
    }
  }
}
