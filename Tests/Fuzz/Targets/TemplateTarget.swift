import Documents
import Fonts
import Foundation
import PDF

/// Whole templates: layout, words and picture in one input, each after a line `=== FILE`.
public struct TemplateTarget: FuzzTarget {
  public static let name = "template"
  public let seeds: [[UInt8]]
  public let words = [
    "{{#sessions}}", "{{/sessions}}", "{{^a}}", "{{conference.name}}", "{{conference.name:", "}}", "{.",
    "# mark\n", "| a | b |\n",
    "| --- | --- |\n", "- ", "  - ", "1. ", "**", "\\\n", "&a ", "*a", "<<: *a", "{", "[",
    "fit: {shrink: 1%}", "below: mark",
    "flow: {x: 1mm, y: 1mm, width: 1mm, height: 1mm}", "inherits: plain", "size: 0.001pt", "leading: 0",
    "1fr, ", "\n=== artwork.svg\n",
  ]
  private let fonts: FontLibrary
  private let snapshot: Snapshot

  public init() throws {
    fonts = try FontLibrary()
    seeds = try ["invitation-vi", "invitation-ja"].map { name in
      let source = try TemplateSource.builtIn(name)
      return PartedInput.joined(source.files)
    }
    snapshot = DocumentKind.invitation.catalogue.fields.compactMapValues(Self.value)
  }

  public func read(_ input: [UInt8]) {
    let source = TemplateSource(name: "invitation-vi", files: PartedInput.files(input))
    guard let template = try? Template.parse(source, catalogue: DocumentKind.invitation.catalogue) else {
      return
    }
    for language in template.languages.prefix(2) {
      guard let form = try? CompiledTemplate(template, language: language, fonts: fonts) else { continue }
      _ = try? form.strike(
        snapshot,
        about: DocumentInformation(
          title: "x", author: "", language: language.rawValue, identifier: "x", created: "2023-10-25"))
    }
  }

  /// A value of each type.
  private static func value(_ type: FieldType) -> FieldValue? {
    switch type {
    case .text: .text("Quảng Ninh と 北海道")
    case .name: .name("武部　勤")
    case .code: .code("HTTPS://TRAO.EXAMPLE/V/ABC")
    case .number: .number("12345.5")
    case .flag: .flag(true)
    case .rows(let fields): .rows([fields.compactMapValues(value), fields.compactMapValues(value)])
    default: nil
    }
  }
}
