internal import Foundation
internal import PDF
internal import PostgreSQL

/// Templates and plates as the database keeps them, by hash and for ever.
enum TemplateStore {
  /// Keeps the forms' templates and plates, those that are not there yet.
  static func keep(_ forms: some Sequence<Press.Form>, in database: Database) throws {
    let forms = Array(forms)
    let templates = Set(
      try database.query(Statements.knownTemplates, forms.map(\.hash)).map {
        try $0.get(0, as: String.self)
      })
    for form in forms where !templates.contains(form.hash) {
      try database.query(
        Statements.insertTemplate, form.hash, form.source.name, form.template.kind,
        try json(of: form.source))
    }
    let plates = Set(
      try database.query(Statements.knownPlates, forms.map(\.compiled.plate.hash)).map {
        try $0.get(0, as: String.self)
      })
    for form in forms where !plates.contains(form.compiled.plate.hash) {
      let plate = form.compiled.plate
      try database.query(
        Statements.insertPlate, plate.hash, form.hash, plate.language, plate.engineVersion,
        try canonical(form.compiled.fonts), Bytes(plate.bytes))
    }
  }

  /// The template that ``keep(_:in:)`` stored.
  ///
  /// - Throws: ``DocumentError`` `.unreadable` for anything else.
  static func source(name: String, json: String) throws -> TemplateSource {
    let files = try JSONDecoder().decode([String: Data].self, from: Data(json.utf8))
    return TemplateSource(name: name, files: files.mapValues { Array($0) })
  }

  /// File names to contents in base64.
  private static func json(of source: TemplateSource) throws -> String {
    try canonical(source.files.mapValues { Data($0) })
  }

  private static func canonical(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
