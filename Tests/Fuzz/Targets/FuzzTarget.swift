/// A part of Trao that reads what strangers write.
public protocol FuzzTarget {
  /// The name of its folder in the corpus.
  static var name: String { get }
  /// Good inputs to begin with.
  var seeds: [[UInt8]] { get }
  /// Words of its language.
  var words: [String] { get }
  /// Reads one input. Whatever it is, this returns: a typed error is as good as a result.
  func read(_ input: [UInt8])
}

/// All of them.
public enum FuzzTargets {
  public static let names = [
    ArtworkTarget.name, FolderTarget.name, FontTarget.name, PDFTarget.name, TableTarget.name,
    TemplateTarget.name,
    WorkbookTarget.name,
  ]

  /// A target by name, ready to read.
  public static func target(_ name: String) throws -> (any FuzzTarget)? {
    switch name {
    case ArtworkTarget.name: ArtworkTarget()
    case FolderTarget.name: try FolderTarget()
    case FontTarget.name: try FontTarget()
    case PDFTarget.name: try PDFTarget()
    case TableTarget.name: try TableTarget()
    case TemplateTarget.name: try TemplateTarget()
    case WorkbookTarget.name: WorkbookTarget()
    default: nil
    }
  }
}
