import ArgumentParser
import Conferences
import Documents
import Foundation
import PostgreSQL
import Reports
import StrictYAML

/// `trao template preview`
struct TemplatePreview: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "preview", "Make one paper of a template, as PDF or as a picture of one of its pages.",
    """
    With --conference and --subject it is that guest's or project's paper, made by what makes the real ones: the same \
    bytes but for number, identifier and the mark of unsigned papers. Without them it is made of sample values, with \
    no database. A file whose name ends in .png is a picture, made by pdftoppm; any other is PDF.
    """,
    example: "trao template preview attendance --conference qn-jp-2023 --subject G-001 --to page.png")

  @Argument(help: "A template's name, or a folder.") var template: String
  @OptionGroup var destination: DestinationOption
  @Option(help: ArgumentHelp("A guest's own key, or a project's code.", valueName: "code")) var subject:
    String?
  @Option(
    help: ArgumentHelp(
      "Of sample values; default: the template's first.", valueName: "language"))
  var language: PaperLanguage?
  @Option(help: ArgumentHelp("The page of the picture; default: 1.", valueName: "number")) var page: Int?
  @Option(
    help: ArgumentHelp(
      "The day printed on the paper; default: today, of sample values a day in 2023.", valueName: "date"),
    transform: Day.parse)
  var dated: CalendarDate?
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let file: String
    let subject: String?
    let language: String
  }

  private var isPicture: Bool { destination.path?.lowercased().hasSuffix(".png") == true }

  func validate() throws {
    guard isPicture || destination.path?.lowercased().hasSuffix(".pdf") ?? true else {
      throw ValidationError("--to names a file that ends in .pdf or .png")
    }
    if subject != nil, language != nil {
      throw ValidationError("--language is for sample values; the paper of --subject is in its own language")
    }
    if page != nil, !isPicture { throw ValidationError("--page is for pictures; a PDF has all pages") }
    if let page, page < 1 { throw ValidationError("pages are counted from 1") }
    if subject == nil, conference.code != nil {
      throw ValidationError("--conference needs --subject: whose paper is it to be?")
    }
  }

  func run() async throws {
    try destination.check(binary: "PDF")
    // A machine without the tool is told so before any work.
    let painter = isPicture ? try PagePainter() : nil
    let place = try TemplatePlace(database)
    let entry = try place.library.find(template)
    let press = try place.press()
    let form = try press.form(of: entry.source)
    let (bytes, language) = try await file(press, form)
    try destination.give(painter?.picture(of: bytes, page: page ?? 1) ?? bytes)
    guard let file = destination.path else { return }
    try output.print(Record(file: file, subject: subject, language: language.rawValue)) { _ in
      "\(PlainText.escaped(file))\n"
    }
  }

  private func file(_ press: Press, _ form: TemplateForm) async throws -> ([UInt8], PaperLanguage) {
    guard let subject else {
      let language = language ?? form.languages[0]
      guard form.languages.contains(language) else {
        throw Failure(
          .usage, "the template \(form.template.name) has no words in \(language.rawValue)",
          where: "--language",
          remedy: "it has \(Self.names(form.languages))")
      }
      return (try press.preview(with: form, in: language, dated: dated), language)
    }
    return try await database.read { [dated, code = conference.code] database in
      let conference = try ConferenceStore.resolve(code, in: database)
      let all = try Recipient.all(for: form.kind, conference: conference.id, in: database)
      guard let recipient = all.first(where: { $0.code == subject }) else {
        throw DocumentError.noSuch(
          noun: "recipient of \(form.kind.plural)", code: subject,
          nearest: NearestName.of(subject, among: all.map(\.code)))
      }
      guard form.languages.contains(recipient.language) else {
        let other = all.first { form.languages.contains($0.language) }
        throw Failure(
          .usage,
          "the paper of \(subject) is in \(recipient.language.rawValue), and the template \(form.template.name) has "
            + Self.names(form.languages), where: "--subject",
          remedy: other.map { "take another, as \($0.code), or the template of that language" }
            ?? "take the template of that language")
      }
      let day = try dated ?? Press.today(at: conference.id, in: database)
      let bytes = try press.preview(
        of: recipient, with: form, conference: conference.id, dated: day, in: database)
      return (bytes, recipient.language)
    }
  }

  private static func names(_ languages: [PaperLanguage]) -> String {
    languages.map(\.rawValue).joined(separator: ", ")
  }
}
