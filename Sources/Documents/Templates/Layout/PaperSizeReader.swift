internal import Graphics
internal import StrictYAML

/// Reads sizes of paper: by name, or as width and height.
enum PaperSizeReader {
  static let keys = ["size", "orientation", "width", "height"]

  /// Upright sizes in millimetres: ISO 216, the Japanese B series (JIS P 0138), US letter.
  private static let sizes: [String: (width: Double, height: Double)] = [
    "A3": (297, 420), "A4": (210, 297), "A5": (148, 210), "A6": (105, 148), "B4": (257, 364),
    "B5": (182, 257), "letter": (215.9, 279.4),
  ]

  /// The size that a mapping with the ``keys`` names.
  static func size(_ mapping: YAMLMapping) -> Size? {
    if let width = mapping["width"] {
      mapping["size"]?.note("give either a size or width and height")
      guard let width = LengthReader.points(width), let height = mapping.required("height"),
        let height = LengthReader.points(height)
      else { return nil }
      guard (50...5_000).contains(width), (50...5_000).contains(height) else {
        mapping.node.note("a paper measures between 50pt and 5000pt on each side")
        return nil
      }
      return Size(width: width, height: height)
    }
    guard let size = mapping.required("size"), let name = size.string else { return nil }
    guard let (width, height) = sizes[name] else {
      size.note("the size \(Quotation.quoted(name)) is not known; \(Remedy.of(name, among: sizes.keys))")
      return nil
    }
    let upright = Size(width: width * Size.pointsPerMillimetre, height: height * Size.pointsPerMillimetre)
    guard let orientation = mapping["orientation"] else { return upright }
    switch orientation.string {
    case "portrait": return upright
    case "landscape": return upright.turned
    default:
      orientation.note("the orientation is portrait or landscape")
      return upright
    }
  }
}
