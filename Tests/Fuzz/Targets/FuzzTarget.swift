/// A part of Trao that reads what strangers write.
public protocol FuzzTarget {
  /// The name of its folder in the corpus.
  static var name: String { get }
  /// Good inputs to begin with.
  var seeds: [[UInt8]] { get }
  /// Words of its language.
  var words: [String] { get }
  /// A target that is ready to read.
  init() throws
  /// Reads one input. Whatever it is, this returns: a typed error is as good as a result.
  func read(_ input: [UInt8])
}

/// All of them.
public enum FuzzTargets {
  private static var all: [any FuzzTarget.Type] {
    [
      ArtworkTarget.self, FolderTarget.self, FontTarget.self, PDFTarget.self, TableTarget.self,
      TemplateTarget.self, WorkbookTarget.self,
    ]
  }

  public static var names: [String] { all.map { $0.name } }

  /// A target by name, ready to read.
  public static func target(_ name: String) throws -> (any FuzzTarget)? {
    try all.first { $0.name == name }?.init()
  }
}
