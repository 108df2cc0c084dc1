/// Copies the outline of one glyph (Adobe Technical Note 5177, Type 2 charstrings) with subroutines written
/// out and hints left out, so that it stands on its own.
///
/// Written out, a charstring is longer but deflates better; without hints it needs no hint count, and no PDF
/// reader misses them at print size.
struct CharstringFlattener {
  private enum Operator {
    static let horizontalStem = 1
    static let verticalStem = 3
    static let verticalMove = 4
    static let callLocal = 10
    static let end = 11
    static let escape = 12
    static let endGlyph = 14
    static let horizontalStemWithMask = 18
    static let hintMask = 19
    static let counterMask = 20
    static let move = 21
    static let horizontalMove = 22
    static let verticalStemWithMask = 23
    static let callGlobal = 29
    /// Lines and curves: the operators that only consume their numbers and draw.
    static let drawing: Set<Int> = [5, 6, 7, 8, 24, 25, 26, 27, 30, 31]
    /// hflex, flex, hflex1, flex1, behind the escape.
    static let flexes = 34...37
  }

  /// More numbers than any sound charstring puts on the stack (the specification says 48, variable fonts
  /// 513).
  private static let stackLimit = 513
  private static let depthLimit = 10
  /// Stops a hostile font whose subroutines call each other for ever.
  private static let stepLimit = 500_000

  let outlines: CFFOutlines
  private var local: CFFIndex?
  /// 16.16 fixed point.
  private var stack: [Int] = []
  private var stems = 0
  private var isWidthTaken = false
  private var steps = 0
  private var bytes: [UInt8] = []

  init(_ outlines: CFFOutlines) {
    self.outlines = outlines
  }

  /// Appends the glyph's outline. The width is written at its beginning in place of the original one, unless
  /// it is nil, which means the font's default.
  mutating func flatten(_ glyph: Int, width: Int?, into output: inout [UInt8]) throws(FontError) {
    local = try outlines.localSubroutines(of: glyph)
    stack.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    stems = 0
    steps = 0
    isWidthTaken = false
    if let width { CharstringNumber.append(width << 16, to: &bytes) }
    if try !run(outlines.charstrings.range(glyph), depth: 0) {
      bytes.append(UInt8(Operator.endGlyph))
    }
    output.append(contentsOf: bytes)
  }

  /// - Returns: true once the glyph has ended.
  private mutating func run(_ range: Range<Int>, depth: Int) throws(FontError) -> Bool {
    let table = outlines.charstrings.table
    guard depth <= CharstringFlattener.depthLimit else { throw table.damage }
    var place = range.lowerBound
    while place < range.upperBound {
      steps += 1
      guard steps < CharstringFlattener.stepLimit, stack.count <= CharstringFlattener.stackLimit else {
        throw table.damage
      }
      let byte = try table.u8(place)
      if byte >= 32 || byte == 28 {
        stack.append(try CharstringNumber.read(table, &place))
        continue
      }
      place += 1
      switch byte {
      case Operator.horizontalStem, Operator.verticalStem, Operator.horizontalStemWithMask,
        Operator.verticalStemWithMask:
        countStems()
      case Operator.hintMask, Operator.counterMask:
        countStems()
        place += (stems + 7) / 8
      case Operator.move: emitMove(byte, numbers: 2)
      case Operator.horizontalMove, Operator.verticalMove: emitMove(byte, numbers: 1)
      case Operator.callLocal:
        guard let local else { throw table.damage }
        if try call(local, depth: depth) { return true }
      case Operator.callGlobal:
        if try call(outlines.globalSubroutines, depth: depth) { return true }
      case Operator.end: return false
      case Operator.endGlyph:
        takeWidth(hasOne: stack.count == 1 || stack.count == 5)
        guard stack.isEmpty else {
          throw .unsupported(path: table.path, reason: "a glyph is put together as in Type 1 (seac)")
        }
        emit(byte)
        return true
      case Operator.escape:
        let second = try table.u8(place)
        place += 1
        guard Operator.flexes.contains(second) else {
          throw .unsupported(path: table.path, reason: "a glyph computes its outline (operator 12 \(second))")
        }
        emit(byte)
        bytes.append(UInt8(second))
      case _ where Operator.drawing.contains(byte): emit(byte)
      default: throw table.damage
      }
    }
    return false
  }

  private mutating func call(_ subroutines: CFFIndex, depth: Int) throws(FontError) -> Bool {
    guard let number = stack.popLast() else { throw subroutines.table.damage }
    let bias = subroutines.count < 1240 ? 107 : subroutines.count < 33900 ? 1131 : 32768
    return try run(subroutines.range((number >> 16) + bias), depth: depth + 1)
  }

  /// The first operator that empties the stack may find the glyph's width below its own numbers.
  private mutating func takeWidth(hasOne: Bool) {
    if !isWidthTaken, hasOne, !stack.isEmpty { stack.removeFirst() }
    isWidthTaken = true
  }

  private mutating func countStems() {
    takeWidth(hasOne: stack.count % 2 == 1)
    stems += stack.count / 2
    stack.removeAll(keepingCapacity: true)
  }

  private mutating func emitMove(_ name: Int, numbers: Int) {
    takeWidth(hasOne: stack.count > numbers)
    emit(name)
  }

  private mutating func emit(_ name: Int) {
    for number in stack { CharstringNumber.append(number, to: &bytes) }
    stack.removeAll(keepingCapacity: true)
    bytes.append(UInt8(name))
  }
}
