public import Fonts

/// What the operator decides about papers.
public struct DocumentSettings: Sendable {
  /// The folder of the committee's own templates, each a folder; one named like a built-in template replaces it.
  public let templateFolder: String?
  /// Where fonts are looked for.
  public let fontFolders: [String]
  /// The address of the page that checks papers, in upper case: a code on paper holds capitals in half the space.
  /// The page must answer to either case.
  public let verificationAddress: String

  /// An address that shows at once that nobody has configured one.
  public static let exampleAddress = "https://trao.example/v/"

  /// The verification address is an absolute one; a paper's identifier is put behind it.
  ///
  /// - Throws: ``DocumentError`` `.badAddress` for a character that codes of capitals and digits have no sign for.
  public init(
    templateFolder: String? = nil, fontFolders: [String] = FontLibrary.systemDirectories,
    verificationAddress: String = Self.exampleAddress
  ) throws(DocumentError) {
    self.templateFolder = templateFolder
    self.fontFolders = fontFolders
    let address = verificationAddress.hasSuffix("/") ? verificationAddress : verificationAddress + "/"
    let capitals = address.uppercased()
    if let wrong = capitals.first(where: { !Self.codeCharacters.contains($0) }) {
      throw .badAddress(verificationAddress, wrong)
    }
    self.verificationAddress = capitals
  }

  /// The address of one paper.
  func address(of publicID: String) -> String { verificationAddress + publicID }

  /// The alphanumeric mode of QR codes (ISO/IEC 18004), without the space.
  private static let codeCharacters = Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$%*+-./:")
}
