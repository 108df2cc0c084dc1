/// Headings begin with level 1 and go down one level at a time (ISO 14289-1, 7.4.2).
enum HeadingOrder {
  static func check(_ headings: [Heading]) throws(PDFError) {
    var deepest = 1
    for heading in headings {
      guard heading.level <= deepest else {
        throw .skippedHeading(heading.title, level: heading.level, expected: deepest)
      }
      deepest = heading.level + 1
    }
  }
}
