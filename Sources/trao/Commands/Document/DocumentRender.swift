import ArgumentParser
import Backend
import Conferences
import Documents
import PostgreSQL
import Reports

/// `trao document render`
struct DocumentRender: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "render", "Make a document's file anew from what was frozen with it, and compare it with the stored one.",
    """
    Nothing is written. Of a sealed file everything is compared but the seal, of which no two are alike. Another \
    version of the program, or of a font, may write other bytes for the same words: the stored file stays the paper. \
    Exit code 0: equal; 1: not.
    """,
    example: "trao document render 01/GM-UBND --json")

  @Argument(help: "The number as printed, or the identifier in its code.") var number: String
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let id: String
    let number: String?
    let isEqual: Bool
    let isSealed: Bool
    let isPlateEqual: Bool
    let stored: String
    let made: String
  }

  func run() async throws {
    let press = try PaperMaterials(try database.request.place().configuration.documents).press
    let rendition = try await database.read { [number, code = conference.code] database in
      try Rendition(
        number, conference: ConferenceStore.resolve(code, in: database).id, press: press, in: database)
    }
    let record = Record(
      id: rendition.document.publicID, number: rendition.document.number, isEqual: rendition.isEqual,
      isSealed: rendition.isSealed, isPlateEqual: rendition.isPlateEqual, stored: rendition.stored,
      made: rendition.made)
    try output.print(record) { _ in
      let what = rendition.isSealed ? "all but the seal" : "the file"
      let plate =
        rendition.isPlateEqual ? "" : "; this program, or its fonts, are of another version than its own"
      return rendition.isEqual
        ? "\(rendition.document.name): equal, \(what) byte for byte\n"
        : "\(rendition.document.name): not equal\(plate)\n"
    }
    guard rendition.isEqual else { throw Sysexit.no.code }
  }
}
