/// Finds the width at the beginning of a Type 2 charstring (Adobe Technical Note 5177, section 3.1): the first
/// operator that empties the stack may find one number more than it takes.
struct CharstringWidth {
  private static let depthLimit = 10
  private static let stepLimit = 5000

  private let program: CFFProgram
  private let local: CFFProgram.Index?
  private var stack: [Double] = []
  private var steps = 0

  init(_ program: CFFProgram, local: CFFProgram.Index?) {
    self.program = program
    self.local = local
  }

  /// The number written; nil inside for the font's default width; nil outside for a damaged charstring.
  mutating func read(_ range: Range<Int>) -> Double?? {
    switch run(range, depth: 0) {
    case .found(let width): .some(width)
    case .goesOn, .damaged: nil
    }
  }

  private enum Outcome {
    case found(Double?)
    case goesOn
    case damaged
  }

  private mutating func run(_ range: Range<Int>, depth: Int) -> Outcome {
    guard depth <= CharstringWidth.depthLimit else { return .damaged }
    let bytes = program.bytes
    var at = range.lowerBound
    while at < range.upperBound {
      steps += 1
      guard steps < CharstringWidth.stepLimit, stack.count <= 513, let byte = bytes.u8(at) else {
        return .damaged
      }
      at += 1
      switch byte {
      case 28:
        guard let number = bytes.i16(at) else { return .damaged }
        stack.append(Double(number))
        at += 2
      case 255:
        guard let number = bytes.u32(at) else { return .damaged }
        stack.append(Double(Int32(truncatingIfNeeded: number)) / 65536)
        at += 4
      case 32...246: stack.append(Double(byte - 139))
      case 247...254:
        guard let second = bytes.u8(at) else { return .damaged }
        at += 1
        stack.append(
          Double(byte < 251 ? (byte - 247) * 256 + second + 108 : -(byte - 251) * 256 - second - 108))
      case 1, 3, 18, 23, 19, 20: return .found(stack.count % 2 == 1 ? stack.first : nil)
      case 21: return .found(stack.count > 2 ? stack.first : nil)
      case 4, 22: return .found(stack.count > 1 ? stack.first : nil)
      case 14: return .found(stack.count == 1 || stack.count == 5 ? stack.first : nil)
      case 10, 29:
        guard let index = byte == 10 ? local : program.globalSubroutines, let number = stack.popLast(),
          let range = index.range(Int(number) + CharstringWidth.bias(index.count))
        else { return .damaged }
        let outcome = run(range, depth: depth + 1)
        if case .goesOn = outcome { continue }
        return outcome
      case 11: return .goesOn
      default: return .damaged
      }
    }
    return .goesOn
  }

  private static func bias(_ count: Int) -> Int { count < 1240 ? 107 : count < 33_900 ? 1131 : 32_768 }
}
