import ArgumentParser
import Documents
import Reports

/// `trao template list`
struct TemplateList: ParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List the templates: those that come with Trao, and those of documents.templates.",
    """
    Papers are made with the template named KIND-LANGUAGE, or else KIND; one of your own stands in the place of \
    the built-in one of its name.
    """,
    example: "trao template list")

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let name: String
    /// Absent where the template can't be read.
    let kind: String?
    let languages: [String]
    let hash: String
    let isBuiltIn: Bool
    /// The folder of one's own.
    let folder: String?
    /// What is wrong with it: the first of its faults.
    let fault: String?
  }

  func run() throws {
    let library = try TemplatePlace(database).library
    let records = try library.all().map(record)
    try output.print(records) { width in
      var table = TextTable([.code("name"), .code("kind"), .code("languages"), .code("hash"), .text("from")])
      for record in records {
        table.add([
          record.name, record.kind ?? "-", record.languages.joined(separator: " "),
          String(record.hash.prefix(12)), record.fault ?? record.folder ?? "built-in",
        ])
      }
      return table.text(width: width)
    }
  }

  private func record(_ entry: TemplateLibrary.Entry) -> Record {
    var folder: String?
    if case .folder(let path) = entry.origin { folder = path }
    var template: Template?
    var fault: String?
    do throws(TemplateError) {
      template = try Template.parse(entry.source, catalogue: entry.source.kind().catalogue)
    } catch {
      fault = error.problems.first?.description
    }
    return Record(
      name: entry.source.name, kind: template?.kind, languages: template?.languages.map(\.rawValue) ?? [],
      hash: entry.source.hash, isBuiltIn: entry.origin == .builtIn, folder: folder, fault: fault)
  }
}
