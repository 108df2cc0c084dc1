internal import Digests
internal import Fonts
public import Graphics

/// Everything that the documents of a template have in common, compiled once.
///
/// A file is the plate's bytes followed by those of a strike. The plate holds the constant objects: artwork,
/// fixed text, fonts and structure elements. A strike adds what is a document's own, and the cross-reference
/// table over all. The same design gives the same plate, the same plate and drawings the same strike, on any
/// thread and in any order.
public struct Plate: Sendable {
  /// A stretch of the page's content, in reading order.
  enum Segment: Sendable {
    /// A content stream of the plate.
    case fixed(stream: Int)
    /// Regions that stand in one content stream of the strike.
    case variable([String])
  }

  /// A region's part of the structure tree.
  enum Branch: Sendable {
    case fixed([Int])
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
  /// Where each object of the plate begins, by number.
  let offsets: [Int]
  let fonts: [FontSubset]
  /// The font object of each font.
  let fontObjects: [Int]
  /// The owners of the fixed regions' marked content.
  let owners: [Int]
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
    "1 (HarfBuzz \(Face.shaperVersion), zlib \(Deflater.libraryVersion))"
  }

  /// Compiles a design.
  public static func compile(_ design: PlateDesign) throws(PDFError) -> Plate {
    try PlateCompiler(design).compile()
  }

  /// Makes one document. A variable region without a drawing stays empty.
  public func strike(
    _ drawings: [String: Drawing], about: DocumentInformation
  ) throws(PDFError) -> Strike {
    try StrikeWriter(self, about: about).write(drawings)
  }
}
