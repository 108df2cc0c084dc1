/// BCP 47 language tags, as far as a writer must know them: letters, digits and hyphens.
enum LanguageTag {
  static func check(_ tag: String) throws(PDFError) {
    let isSound =
      !tag.isEmpty && tag.utf8.count <= 35
      && tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).allSatisfy { part in
        (1...8).contains(part.count)
          && part.allSatisfy { byte in
            let letter = byte | 0x20
            return (letter >= 0x61 && letter <= 0x7a) || (byte >= 0x30 && byte <= 0x39)
          }
      }
    guard isSound else { throw .badLanguage(tag) }
  }
}
