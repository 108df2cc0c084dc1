/// Undoes the prediction that `/DecodeParms` may ask for before compression (ISO 32000-1, 7.4.4.4).
struct Predictor {
  private let colours: Int
  private let bits: Int
  private let columns: Int
  private let isPNG: Bool

  /// nil where nothing is predicted.
  init?(_ parameters: PDFDictionary, at offset: Int) throws(PDFReadingError) {
    let kind = parameters["Predictor"]?.integer ?? 1
    guard kind != 1 else { return nil }
    colours = parameters["Colors"]?.integer ?? 1
    bits = parameters["BitsPerComponent"]?.integer ?? 8
    columns = parameters["Columns"]?.integer ?? 1
    isPNG = (10...15).contains(kind)
    guard isPNG, (1...32).contains(colours), [1, 2, 4, 8, 16].contains(bits),
      (1...1_000_000).contains(columns)
    else { throw PDFReadingError(.unsupportedFilter("predictor \(kind)"), at: offset) }
  }

  func undo(_ bytes: [UInt8], at offset: Int) throws(PDFReadingError) -> [UInt8] {
    let row = (colours * bits * columns + 7) / 8
    let step = max(1, colours * bits / 8)
    guard bytes.count % (row + 1) == 0 else { throw PDFReadingError(.damagedStream, at: offset) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    for start in stride(from: 0, to: bytes.count, by: row + 1) {
      let above = output.count - row
      for index in 0..<row {
        let left = index >= step ? output[output.count - step] : 0
        let up = above >= 0 ? output[above + index] : 0
        let corner = above >= 0 && index >= step ? output[above + index - step] : 0
        let predicted: UInt8
        switch bytes[start] {
        case 0: predicted = 0
        case 1: predicted = left
        case 2: predicted = up
        case 3: predicted = UInt8((Int(left) + Int(up)) / 2)
        case 4: predicted = Predictor.paeth(left, up, corner)
        default: throw PDFReadingError(.damagedStream, at: offset)
        }
        output.append(bytes[start + 1 + index] &+ predicted)
      }
    }
    return output
  }

  private static func paeth(_ left: UInt8, _ up: UInt8, _ corner: UInt8) -> UInt8 {
    let estimate = Int(left) + Int(up) - Int(corner)
    let (toLeft, toUp, toCorner) = (
      abs(estimate - Int(left)), abs(estimate - Int(up)), abs(estimate - Int(corner))
    )
    if toLeft <= toUp, toLeft <= toCorner { return left }
    return toUp <= toCorner ? up : corner
  }
}
