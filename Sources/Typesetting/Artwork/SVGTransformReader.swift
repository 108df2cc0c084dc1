import Foundation
import Graphics

/// Reads the attribute `transform`.
enum SVGTransformReader {
  /// The map of a list of transforms; nil if it is not one.
  static func transform(_ text: String) -> Transform? {
    var scanner = SVGScanner(text)
    var result = Transform.identity
    scanner.skipBlanks()
    while !scanner.isAtEnd {
      let name = scanner.word()
      scanner.skipBlanks()
      guard scanner.take(UInt8(ascii: "(")) else { return nil }
      scanner.skipBlanks()
      var numbers: [Double] = []
      while let number = scanner.number() {
        numbers.append(number)
        scanner.skipSeparator()
      }
      guard scanner.take(UInt8(ascii: ")")), let step = step(name, numbers) else { return nil }
      // The last one of a list is done first.
      result = step.concatenating(result)
      scanner.skipSeparator()
    }
    return result
  }

  private static func step(_ name: String, _ numbers: [Double]) -> Transform? {
    switch (name, numbers.count) {
    case ("matrix", 6):
      return Transform(
        a: numbers[0], b: numbers[1], c: numbers[2], d: numbers[3], e: numbers[4], f: numbers[5])
    case ("translate", 1): return .translation(x: numbers[0], y: 0)
    case ("translate", 2): return .translation(x: numbers[0], y: numbers[1])
    case ("scale", 1): return .scaling(x: numbers[0], y: numbers[0])
    case ("scale", 2): return .scaling(x: numbers[0], y: numbers[1])
    case ("rotate", 1): return rotation(numbers[0])
    case ("rotate", 3):
      return Transform.translation(x: -numbers[1], y: -numbers[2]).concatenating(rotation(numbers[0]))
        .concatenating(.translation(x: numbers[1], y: numbers[2]))
    case ("skewX", 1): return Transform(a: 1, b: 0, c: tan(numbers[0] * .pi / 180), d: 1, e: 0, f: 0)
    case ("skewY", 1): return Transform(a: 1, b: tan(numbers[0] * .pi / 180), c: 0, d: 1, e: 0, f: 0)
    default: return nil
    }
  }

  private static func rotation(_ degrees: Double) -> Transform {
    let angle = degrees * .pi / 180
    return Transform(a: cos(angle), b: sin(angle), c: -sin(angle), d: cos(angle), e: 0, f: 0)
  }
}
