import ArgumentParser
import Documents
import Reports

/// `trao template new`
struct TemplateNew: ParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "new", "Copy a built-in template, to make one of your own of it.",
    """
    Nothing is overwritten. Papers are made with the template named KIND-LANGUAGE, or else KIND, in the folder that \
    documents.templates names. How templates are written: config/templates/README.md.
    """,
    example: "trao template new invitation-vi --from invitation-vi --to templates")

  @Argument(help: "The new template's name, which is its folder's.") var name: String
  @Option(help: ArgumentHelp("The built-in template to begin with.", valueName: "template")) var from: String
  @Option(
    help: ArgumentHelp("The folder to put it into; default: documents.templates.", valueName: "dir"),
    completion: .directory) var to: String?
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let name: String
    let folder: String
  }

  func validate() throws {
    let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"
    guard !name.isEmpty, name.count <= 60, name.allSatisfy({ letters.contains($0) }) else {
      throw ValidationError("a template's name is made of letters of the alphabet, digits, - and _")
    }
  }

  func run() throws {
    guard let folder = try to ?? TemplatePlace(database).folder else {
      throw Failure(
        .usage, "there is no folder to put the template into", where: "--to",
        remedy: "name one with --to, or set documents.templates in the configuration")
    }
    let path = try TemplateLibrary.copy(from, as: name, into: folder)
    try output.print(Record(name: name, folder: path)) { _ in "\(PlainText.escaped(path))\n" }
  }
}
