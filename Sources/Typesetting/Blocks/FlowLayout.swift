/// Blocks stacked in a column.
public struct FlowLayout: Hashable, Sendable {
  public var elements: [PlacedElement]
  /// In points, without the space before the first and after the last block.
  public var height: Double
  /// By how many points the widest line or table is too wide; 0 when all fit.
  public var overflow: Double
  /// The origin of the span that is too wide.
  public var overflowOrigin: Int?

  /// Stacks blocks in a column of a width in points; space before the first and after the last is left out.
  /// With `mayWrap`, paragraphs that wish to stay on one line may take several.
  public init(_ blocks: [FlowBlock], width: Double, mayWrap: Bool = false) {
    var stacker = ColumnStacker(mayWrap: mayWrap)
    (elements, height) = stacker.stack(blocks, width: width)
    overflow = stacker.overflow
    overflowOrigin = stacker.overflowOrigin
  }
}
