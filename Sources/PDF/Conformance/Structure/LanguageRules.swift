extension Rule {
  static let languageTag = Rule.archive("language-tag", "6.7.4")
  static let language = Rule.access("language", "7.2")
}

/// The language of every text can be told, and is a tag of BCP 47 (ISO 14289-1, 7.2; ISO 19005-2, 6.7.4).
enum LanguageRules {
  /// As far as both standards ask: parts of letters and digits (RFC 3066).
  static func isTag(_ text: String) -> Bool {
    text.wholeMatch(of: /[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*/) != nil
  }

  static func check(_ tree: StructureTree, _ content: ContentSurvey, _ inspection: inout Inspection) {
    let catalogue = inspection.file.resolve(inspection.file.catalogue["Lang"]).string?.text
    if let catalogue, !isTag(catalogue) {
      inspection.report(.languageTag, "The catalogue's /Lang “\(catalogue.prefix(40))” is no language tag.")
    }
    for element in tree.elements {
      let file = inspection.file
      if let own = file.resolve(element.entries["Lang"]).string?.text, !isTag(own) {
        inspection.report(
          .languageTag, object: element.number, page: element.page,
          "“\(own.prefix(40))” is no language tag.")
      }
      guard element.language == nil else { continue }
      let hasText = element.children.contains {
        guard case .content(let place) = $0, let piece = content.pieces[place] else { return false }
        return piece.hasText && !piece.hasLanguage
      }
      let hasWords = ["Alt", "ActualText", "E"].contains { element.entries[$0] != nil }
      if hasText || hasWords {
        inspection.report(
          .language, object: element.number, page: element.page,
          "Nothing says in which language the text of this \(element.type) is.")
      }
    }
    if catalogue == nil, inspection.file.catalogue["Outlines"] != nil {
      inspection.report(.language, "Without a /Lang of the catalogue, the outline has no language.")
    }
    if catalogue == nil, inspection.file.catalogue["Metadata"] != nil {
      inspection.report(.language, "Without a /Lang of the catalogue, the title has no language.")
    }
  }
}
