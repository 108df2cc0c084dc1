import Fonts
import Foundation
import PostgreSQL

@testable import Documents
@testable import PDF

/// Templates in memory, and what stands on the papers made from them.
enum TemplateFixture {
  static let fonts: FontLibrary = {
    do {
      return try FontLibrary()
    } catch {
      fatalError("the tests need the font packages: \(error)")
    }
  }()

  static let catalogue = FieldCatalogue(fields: [
    "number": .text, "name": .name, "note": .text, "date": .date, "url": .code, "phone": .code, "vip": .flag,
    "sessions": .rows([
      "title": .text, "starts": .time, "amount": .number, "link": .code, "speakers": .rows(["who": .name]),
    ]), "kana": .text, "amount": .number,
  ])

  static let styles = """
      body: {font: serif, size: 10pt, leading: 1.5}
      title: {inherits: body, bold: true, align: center, role: h1}
      cell: {inherits: body, size: 9pt}
    """

  static let slots = """
      body: {style: body, frame: {x: 20mm, y: 20mm, width: 100mm, height: 100mm}}
      mark: {style: body, frame: {x: 20mm, y: 5mm, width: 100mm, height: 10mm}}
    """

  /// A layout with these parts.
  static func layout(
    languages: String = "vi", styles: String = styles, slots: String = slots, more: String = ""
  ) -> String {
    """
    name: test
    kind: invitation
    paper: {size: A4}
    languages: [\(languages)]
    fonts:
      serif:
        vi: [Liberation Serif, Noto Serif CJK JP]
        ja: [Liberation Serif, Noto Serif CJK JP]
        en: [Liberation Serif]
    styles:
    \(styles)
    slots:
    \(slots)
    \(more)
    """
  }

  static func source(
    _ text: String, layout: String = layout(), language: String = "vi", artwork: String? = nil
  ) -> TemplateSource {
    var files = ["layout.yaml": Array(layout.utf8), "text.\(language).md": Array(text.utf8)]
    if let artwork { files["artwork.svg"] = Array(artwork.utf8) }
    return TemplateSource(name: "test", files: files)
  }

  /// The words of the slot body, with what a mark must have.
  static func body(_ words: String) -> String { "# mark\n\nDỰ THẢO\n\n# body\n\n\(words)\n" }

  static func compile(
    _ words: String, layout: String = layout(), language: PaperLanguage = .vi
  ) throws -> CompiledTemplate {
    let source = source(body(words), layout: layout, language: language.rawValue)
    return try CompiledTemplate(
      Template.parse(source, catalogue: catalogue), language: language, fonts: fonts)
  }

  /// What a reader is told of the slot body: one text per paragraph, cell or list part.
  static func words(
    _ words: String, _ snapshot: Snapshot = [:], layout: String = layout(), language: PaperLanguage = .vi
  ) throws -> [String] {
    // A field makes the slot a variable one, so that its drawing can be looked at.
    let compiled = try compile(words + "\n\n{{#vip}}VIP{{/vip}}", layout: layout, language: language)
    return try compiled.layOut(snapshot).drawings["body"]?.texts ?? []
  }

  /// The problems of a template, each as `file:line:column: message`.
  static func problems(_ source: TemplateSource) -> [String] {
    do throws(TemplateError) {
      _ = try Template.parse(source, catalogue: catalogue)
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  static func faults(_ compiled: CompiledTemplate, _ snapshot: Snapshot) -> [PaperProblem] {
    do throws(PaperFault) {
      _ = try compiled.layOut(snapshot)
      return []
    } catch {
      return error.problems
    }
  }

  static let about = DocumentInformation(
    title: "Giấy mời", author: "UBND", subject: "", language: "vi", identifier: "1", created: "2023-10-25")
}

extension Drawing {
  /// The texts of the structure elements that hold any, lines joined as they are read.
  var texts: [String] {
    var texts: [String] = []
    var open: [String] = []
    for step in steps {
      switch step {
      case .begin, .beginArtifact: open.append("")
      case .end:
        if let text = open.popLast(), !text.isEmpty { texts.append(text) }
      case .run(let run, _, let actualText): open[open.count - 1] += actualText ?? run.run.text
      case .runs(_, _, let actualText): open[open.count - 1] += actualText
      case .shape, .page, .artwork: break
      }
    }
    return texts
  }

  /// What stands on each page, in the order it was drawn; artifacts too.
  var pages: [String] {
    var pages: [String] = []
    var page = 0
    func add(_ text: String) {
      while pages.count <= page { pages.append("") }
      pages[page] += text
    }
    for step in steps {
      switch step {
      case .page(let next): page = next
      case .run(let run, _, let actualText): add(actualText ?? run.run.text)
      case .runs(_, _, let actualText): add(actualText)
      default: break
      }
    }
    return pages
  }

  /// Left end, baseline and size of every run.
  var runs: [PlacedRun] {
    steps.flatMap { step -> [PlacedRun] in
      switch step {
      case .run(let run, _, _): [run]
      case .runs(let runs, _, _): runs
      default: []
      }
    }
  }

  var roles: [StructureElement.Role] {
    steps.compactMap { step in
      if case .begin(let element) = step { return element.role }
      return nil
    }
  }
}
