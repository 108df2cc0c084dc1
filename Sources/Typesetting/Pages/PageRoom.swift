/// How much of each page a flow may fill, in points.
public struct PageRoom: Hashable, Sendable {
  /// The height of the frame on the first page.
  public var first: Double
  /// The height of the frame on every other page.
  public var next: Double
  /// What must stay free below the last line on the last page: the place of the signature.
  public var tail: Double

  public init(first: Double, next: Double, tail: Double = 0) {
    self.first = first
    self.next = next
    self.tail = tail
  }
}
