import CQREncode
public import Graphics

/// A QR code (ISO/IEC 18004): black modules on white, with the white margin the standard asks for.
public struct QRCode: Hashable, Sendable {
  /// How much of the code may be lost or dirty: about 7, 15, 25, 30 %.
  public enum Level: String, Hashable, Sendable, CaseIterable {
    case low = "L"
    case medium = "M"
    case quartile = "Q"
    case high = "H"
  }

  public enum Failure: Error, Hashable, Sendable {
    /// More than a QR code of this level can hold.
    case tooLong
    /// The content is empty or holds the character U+0000.
    case notEncodable
  }

  /// The white margin on each side, in modules.
  public static let margin = 4

  /// Modules per side, without the margin.
  public let side: Int
  /// Row by row from the top, true is black.
  let modules: [Bool]

  /// The code that says `content` to a scanner. Upper-case Latin letters, digits and `$%*+-./: ` make a smaller one.
  public init(_ content: String, level: Level = .medium) throws(Failure) {
    let bytes = Array(content.utf8)
    guard !bytes.isEmpty, !bytes.contains(0) else { throw .notEncodable }
    let correction =
      switch level {
      case .low: QR_ECLEVEL_L
      case .medium: QR_ECLEVEL_M
      case .quartile: QR_ECLEVEL_Q
      case .high: QR_ECLEVEL_H
      }
    let mode = bytes.allSatisfy(Self.isAlphanumeric) ? QR_MODE_AN : QR_MODE_8
    guard let input = unsafe QRinput_new2(0, correction) else { throw .notEncodable }
    defer { unsafe QRinput_free(input) }
    guard unsafe QRinput_append(input, mode, Int32(bytes.count), bytes) == 0 else { throw .tooLong }
    guard let code = unsafe QRcode_encodeInput(input) else { throw .tooLong }
    defer { unsafe QRcode_free(code) }
    let side = Int(unsafe code.pointee.width)
    let data = unsafe UnsafeBufferPointer(start: code.pointee.data, count: side * side)
    self.side = side
    modules = unsafe data.map { $0 & 1 == 1 }
  }

  /// The characters of the alphanumeric mode (table 5 of the standard).
  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    default: " $%*+-./:".utf8.contains(byte)
    }
  }

  /// Whether the module in a row and a column is black.
  public func isBlack(row: Int, column: Int) -> Bool { modules[row * side + column] }

  /// The black modules as rectangles in module units, each as long and as high as it can be. The margin's corner is
  /// at 0; the whole is `side + 2 × margin` wide.
  public var path: Path {
    var path = Path()
    // From left to right, as the runs of a row are.
    var open: [(run: Range<Int>, start: Int)] = []
    for row in 0...side {
      let runs = row < side ? self.runs(inRow: row) : []
      var kept = open[...]
      var next: [(run: Range<Int>, start: Int)] = []
      next.reserveCapacity(runs.count)
      func end(_ ended: (run: Range<Int>, start: Int)) {
        path.addRectangle(
          Rectangle(
            x: Double(ended.run.lowerBound + Self.margin), y: Double(ended.start + Self.margin),
            width: Double(ended.run.count), height: Double(row - ended.start)))
      }
      for run in runs {
        while let first = kept.first, first.run.lowerBound < run.lowerBound { end(kept.removeFirst()) }
        if let first = kept.first, first.run == run {
          next.append(kept.removeFirst())
        } else {
          next.append((run, row))
        }
      }
      for ended in kept { end(ended) }
      open = next
    }
    return path
  }

  /// The code in a frame on the page: as large as the frame's smaller side, in its middle.
  /// - Returns: The shape in module units, and the map from them to the page.
  public func shape(in frame: Rectangle) -> (shape: Shape, through: Transform, box: Rectangle) {
    let size = min(frame.width, frame.height)
    let scale = size / Double(side + 2 * Self.margin)
    let left = frame.x + (frame.width - size) / 2
    let top = frame.y + (frame.height - size) / 2
    return (
      Shape(path: path, fill: .colour(.black)),
      Transform(a: scale, b: 0, c: 0, d: scale, e: left, f: top),
      Rectangle(x: left, y: top, width: size, height: size)
    )
  }

  private func runs(inRow row: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var column = 0
    while column < side {
      guard isBlack(row: row, column: column) else {
        column += 1
        continue
      }
      let start = column
      while column < side, isBlack(row: row, column: column) { column += 1 }
      runs.append(start..<column)
    }
    return runs
  }
}
