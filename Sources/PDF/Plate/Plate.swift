internal import Digests
internal import Fonts
public import Graphics

/// Everything that the documents of a template have in common, compiled once.
///
/// A file is the plate's bytes followed by those of a strike. The plate holds the constant objects: artwork,
/// fixed text, fonts and structure elements. A strike adds what is a document's own, the pages, and the
/// cross-references over all. The same design gives the same plate, the same plate and drawings the same strike, on any
/// thread and in any order.
public struct Plate: Sendable {
  /// A content stream and the page it is for.
  struct PageStream: Sendable {
    let page: Int
    let number: Int
  }

  /// A stretch of the content, in reading order.
  enum Segment: Sendable {
    /// Content streams of the plate.
    case fixed([PageStream])
    /// The stream that draws the artwork.
    case artwork(Int, ArtworkPages)
    /// Regions that stand in one content stream of the strike on each page.
    case variable([String])
  }

  /// A region's part of the structure tree.
  enum Branch: Sendable {
    case fixed(PageBuilder.Outcome)
    case variable(String)
  }

  /// The first bytes of every file struck from this plate.
  public let bytes: [UInt8]
  /// SHA-256 of the bytes, in hexadecimal: the plate's name.
  public let hash: String
  /// What compiled the plate and strikes its documents.
  public let engineVersion: String
  public let language: String
  public let page: Size

  /// SHA-256 after the plate's bytes.
  let hashState: SHA256
  let segments: [Segment]
  let branches: [Branch]
  /// Where each object of the plate is, by number.
  let places: [ObjectWriter.Place]
  let fonts: [FontSubset]
  /// The font object of each font.
  let fontObjects: [Int]
  /// The page objects, which a strike writes: the first, and those that fixed regions stand on.
  let pages: [Int]
  /// The owners of the fixed regions' marked content, page by page.
  let owners: [[Int]]
  let resources: PageResources
  /// The artwork; nil where there is none.
  let artwork: Int?
  let outputIntent: Int

  /// The names of the variable regions, in reading order.
  public var variableRegions: [String] {
    branches.compactMap { if case .variable(let name) = $0 { name } else { nil } }
  }

  /// This writer and the libraries that its bytes depend on.
  public static var currentEngineVersion: String {
    "2 (HarfBuzz \(Face.shaperVersion), zlib \(Deflater.libraryVersion))"
  }

  /// Compiles a design.
  public static func compile(_ design: PlateDesign) throws(PDFError) -> Plate {
    try PlateCompiler(design).compile()
  }

  /// Makes one document. A variable region without a drawing stays empty; there are as many pages as drawings
  /// turn to.
  public func strike(
    _ drawings: [String: Drawing], about: DocumentInformation
  ) throws(PDFError) -> Strike {
    try StrikeWriter(self, about: about).write(drawings)
  }

  /// Makes one document that lacks only its signature.
  public func strike(
    _ drawings: [String: Drawing], about: DocumentInformation, seal: SealSpace
  ) throws(PDFError) -> OpenStrike {
    try StrikeWriter(self, about: about).write(drawings, seal: seal)
  }
}
