import Documents
import Fonts
import PDF
import PaperExamples
import Signing

/// A built-in template that is compiled in one of its languages, with values for all its fields.
package struct BuiltInPaper: Sendable {
  let kind: DocumentKind
  let language: PaperLanguage
  let form: CompiledTemplate
  /// Every field filled.
  let example: Snapshot

  /// `badge.ja`.
  package var name: String { "\(kind.rawValue).\(language.rawValue)" }

  /// All that come with Trao, in a fixed order.
  package static func all() throws -> [BuiltInPaper] {
    let fonts = try FontLibrary()
    let names = TemplateSource.builtInNames
    var papers: [BuiltInPaper] = []
    for kind in DocumentKind.allCases {
      for language in PaperLanguage.allCases {
        let wanted = ["\(kind.rawValue)-\(language.rawValue)", kind.rawValue]
        guard let name = wanted.first(where: names.contains) else { continue }
        let template = try Template.parse(.builtIn(name), catalogue: kind.catalogue)
        guard template.languages.contains(language) else { continue }
        papers.append(
          BuiltInPaper(
            kind: kind, language: language,
            form: try CompiledTemplate(template, language: language, fonts: fonts),
            example: try ExamplePapers.snapshot(kind, language)))
      }
    }
    return papers
  }

  /// The fields in which a person's name stands: the recipient's, or those of everybody in the paper's rows. None on
  /// papers about projects and about papers.
  var nameFields: [String] {
    switch kind {
    case .invitation, .replyForm: ["invitee.name"]
    case .card: ["guest.name", "guest.name_vi"]
    case .attendance: ["attendee.name"]
    case .badge: ["badge.name"]
    case .placeCards: ["name", "latin"]
    case .guestList: ["name", "head"]
    case .precedenceList, .seatingPlan, .script: ["name"]
    case .programme: ["name", "name_vi", "chair", "chair_vi"]
    case .attendanceSheet: ["name", "name_own"]
    case .folderList: ["name", "proxy"]
    case .presentation, .datasheet, .summary, .outgoingRegister: []
    }
  }

  /// Whether its names stand in rows: more of them than fields.
  var isAboutMany: Bool { nameFields.contains("name") }

  /// The example, made out to somebody else; of rows only so many, each about the same person.
  func snapshot(for name: GuestName, rows count: Int = .max) -> Snapshot {
    guard !isAboutMany else {
      return example.mapValues { $0.naming(name.text, in: nameFields, rows: count) }
    }
    var snapshot = example
    for field in nameFields { snapshot[field] = .name(name.text) }
    snapshot["badge.name_latin"] = nil
    snapshot["badge.kana"] = name.reading.map(FieldValue.text)
    for group in ["invitee", "guest", "attendee"] where snapshot.keys.contains(where: { $0.hasPrefix(group) })
    {
      snapshot["\(group).is_organisation"] = name.kind == .organisation ? .flag(true) : nil
      snapshot["\(group).is_person"] = name.kind == .organisation ? nil : .flag(true)
    }
    return snapshot
  }

  func information(_ identifier: String = "K7QM2XHAQ4ZT5WCB3DRNFYJ6UE") -> DocumentInformation {
    DocumentInformation(
      title: "01/GM-UBND · Hội nghị", author: "Ủy ban nhân dân tỉnh Quảng Ninh", subject: "Hội nghị",
      language: language.rawValue, identifier: identifier, created: "2023-10-25")
  }

  /// The whole file.
  func file(_ snapshot: Snapshot) throws -> (bytes: [UInt8], pageCount: Int) {
    let strike = try form.strike(snapshot, about: information())
    return (form.plate.bytes + strike.bytes, strike.pageCount)
  }

  /// The whole file with a seal in it.
  func file(_ snapshot: Snapshot, sealedWith seal: Seal) throws -> (bytes: [UInt8], pageCount: Int) {
    var snapshot = snapshot
    snapshot["document.unsigned"] = nil
    snapshot["document.sealed"] = .flag(true)
    snapshot["seal.signer"] = .text(seal.certificate.name)
    snapshot["seal.organisation"] = seal.certificate.organisation.map(FieldValue.text)
    snapshot["seal.time"] = try ExamplePapers.time("2023-10-25T09:00:00+07:00")
    let open = try form.open(
      snapshot, about: information(),
      seal: SealSpace(
        reservedBytes: seal.reservedBytes, signedAt: "2023-10-25T09:00:00+07:00",
        signer: seal.certificate.name, alternative: "Chữ ký số", language: "vi"))
    let strike = try open.sealed(with: seal.cms(over: open.digest))
    return (form.plate.bytes + strike.bytes, strike.pageCount)
  }
}

extension FieldValue {
  /// So many rows, with a name in each field of them that holds one and is among these, and nothing of how the old name
  /// was read.
  fileprivate func naming(_ name: String, in fields: [String], rows count: Int) -> FieldValue {
    guard case .rows(let rows) = self else { return self }
    return .rows(
      rows.prefix(count).map { row in
        var row = row
        row["kana"] = nil
        for (field, value) in row {
          if case .name = value, fields.contains(field) {
            row[field] = .name(name)
          } else {
            row[field] = value.naming(name, in: fields, rows: count)
          }
        }
        return row
      })
  }
}
