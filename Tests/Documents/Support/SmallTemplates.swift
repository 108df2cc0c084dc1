import Foundation
import TestSupport

@testable import Documents

/// A folder with a plain template for each kind that has no number: what is tested is their life, not their looks.
struct SmallTemplates {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try add(
      "card", languages: ["ja", "en"],
      text: """
        {{guest.name_vi}} · {{guest.name}} · {{host.name_vi}} · {{host.name}} · {{conference.day_vi}} · \
        {{conference.starts:weekday}}
        """)
    try add(
      "badge", languages: ["vi", "ja", "en"],
      text:
        "{{badge.name}}{{#badge.name_latin}} · {{badge.name_latin}}{{/badge.name_latin}} · {{document.id}}")
    try add("datasheet", languages: ["vi"], text: "{{certificate.code}}")
  }

  var settings: DocumentSettings {
    get throws { try DocumentSettings(templateFolder: folder.url.path) }
  }

  func remove() { folder.remove() }

  private func add(_ kind: String, languages: [String], text: String) throws {
    let place = folder.url.appending(path: kind)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let layout = """
      name: \(kind)
      kind: \(kind)
      paper: {size: A4, orientation: portrait}
      languages: [\(languages.joined(separator: ", "))]
      fonts:
        serif:
          vi: [Liberation Serif, Noto Serif CJK JP]
          ja: [Noto Serif CJK JP, Liberation Serif]
          en: [Liberation Serif, Noto Serif CJK JP]
      styles:
        base: {font: serif, size: 12pt, leading: 1.4}
      slots:
        mark: {style: base, frame: {x: 20mm, y: 10mm, width: 170mm, height: 8mm}}
        body: {style: base, frame: {x: 20mm, y: 20mm, width: 170mm, height: 250mm}}

      """
    try Data(layout.utf8).write(to: place.appending(path: "layout.yaml"))
    let mark = "# mark\n{{#document.sample}}sample{{/document.sample}}\n\n"
    for language in languages {
      try Data("\(mark)# body\n\(text)\n".utf8).write(to: place.appending(path: "text.\(language).md"))
    }
  }
}
