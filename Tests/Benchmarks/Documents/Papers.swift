import Documents
import Fonts
import PDF
import PostgreSQL

/// Every invitation of a conference with its frozen values, and the templates they are made with.
struct Papers {
  struct Paper {
    /// Index in ``Papers/forms``.
    let form: Int
    let snapshot: Snapshot
    let information: DocumentInformation
  }

  private(set) var forms: [CompiledTemplate] = []
  private(set) var all: [Paper] = []

  init(conference: Int, in database: Database) throws {
    let fonts = try FontLibrary()
    var indexes: [PaperLanguage: Int] = [:]
    let papers = try DocumentLibrary.list(
      conference: conference, kind: .invitation, limit: 1_000_000, in: database)
    for paper in papers {
      if indexes[paper.language] == nil {
        let source = try TemplateSource.builtIn("invitation-\(paper.language.rawValue)")
        let template = try Template.parse(source, catalogue: DocumentKind.invitation.catalogue)
        indexes[paper.language] = forms.count
        forms.append(try CompiledTemplate(template, language: paper.language, fonts: fonts))
      }
      guard let form = indexes[paper.language] else { continue }
      all.append(
        Paper(
          form: form,
          snapshot: try DocumentLibrary.snapshot(of: paper.id, conference: conference, in: database),
          information: DocumentInformation(
            title: paper.number, author: "", subject: "", language: paper.language.rawValue,
            identifier: paper.publicID, created: paper.dated.iso)))
    }
  }
}
