public import Fonts
public import Graphics

/// A part of a document: the same on every document, or drawn anew for each.
public enum PlateRegion: Hashable, Sendable {
  case fixed(String, Drawing)
  case variable(String)

  public var name: String {
    switch self {
    case .fixed(let name, _), .variable(let name): name
    }
  }
}

/// What a plate is compiled from.
public struct PlateDesign: Sendable {
  public var page: Size
  /// The documents' language (BCP 47).
  public var language: String
  /// In reading order, which need not be the order on the page.
  public var regions: [PlateRegion]
  /// Shapes behind everything else; readers of the text skip them.
  public var background: Drawing
  /// Where the background is drawn by itself.
  public var artworkPages: ArtworkPages
  /// Runs of constant text that stands in variable regions. Their glyphs go into the plate's fonts, so that
  /// strikes need not carry them.
  public var repertoire: [GlyphRun]
  /// What wrote the file; part of its bytes.
  public var engineVersion: String

  public init(
    page: Size, language: String, regions: [PlateRegion], background: Drawing = Drawing(),
    artworkPages: ArtworkPages = .first, repertoire: [GlyphRun] = [],
    engineVersion: String = Plate.currentEngineVersion
  ) {
    self.page = page
    self.language = language
    self.regions = regions
    self.background = background
    self.artworkPages = artworkPages
    self.repertoire = repertoire
    self.engineVersion = engineVersion
  }
}
