/// A width and a height, in PostScript points (1/72 inch).
public struct Size: Hashable, Sendable {
  public var width: Double
  public var height: Double

  /// ISO 216 A4 upright, 210 × 297 mm.
  public static let a4 = Size(width: 210 * pointsPerMillimetre, height: 297 * pointsPerMillimetre)

  /// How many points make a millimetre.
  public static let pointsPerMillimetre = 72 / 25.4

  public init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// The same sheet turned by a quarter.
  public var turned: Size { Size(width: height, height: width) }
}
