/// The numbers a drawing may hold.
enum Coordinate {
  /// Far outside any page: the longest side of one is 14,400 points.
  private static let limit = 100_000.0

  /// The value itself, if PDF can hold it and it can mean a place or length on a page.
  @inline(__always)
  static func check(_ value: Double) throws(PDFError) -> Double {
    guard abs(value) < limit else { throw .impossibleNumber(value) }
    return value
  }
}
