import Fonts
import Graphics
import PDF

/// A paper of three regions on random pages, with elements in elements, artifacts, figures and artwork, and what
/// a reader must find in it.
struct RandomPaper {
  private(set) var drawings: [Drawing] = []
  /// The words of the document in reading order; those of artifacts are none.
  private(set) var told: [String] = []
  /// The words on each page in the order in which they are drawn.
  private(set) var shown: [[String]] = [[]]
  private var dice: Dice
  private var count = 0

  init(seed: UInt64) throws {
    dice = Dice(seed: seed)
    for _ in 0..<3 {
      var drawing = Drawing()
      for _ in 0..<Int.random(in: 0...6, using: &dice) { try addBlock(to: &drawing, depth: 0) }
      drawings.append(drawing)
    }
  }

  /// The plate holds the first region, the strike the others.
  func plate() throws -> Plate {
    var artwork = Drawing()
    artwork.draw(
      Shape(path: .rectangle(Rectangle(x: 3, y: 3, width: 9, height: 9)), fill: .colour(.black)))
    return try Plate.compile(
      PlateDesign(
        page: .a4, language: "en",
        regions: [.fixed("first", drawings[0]), .variable("second"), .variable("third")],
        background: artwork, artworkPages: [.first, .all, .none][count % 3]))
  }

  var variable: [String: Drawing] { ["second": drawings[1], "third": drawings[2]] }

  private mutating func addBlock(to drawing: inout Drawing, depth: Int) throws {
    if Int.random(in: 0..<4, using: &dice) == 0 {
      drawing.turn(toPage: Int.random(in: 0...3, using: &dice))
      while shown.count <= drawing.page { shown.append([]) }
    }
    switch Int.random(in: 0..<(depth < 3 ? 8 : 5), using: &dice) {
    case 0:
      drawing.beginArtifact(Bool.random(using: &dice) ? .pagination : .layout)
      try addWords(to: &drawing, areTold: false)
      drawing.end()
    case 1:
      drawing.begin(StructureElement(.figure(alternative: "A square")))
      drawing.draw(
        Shape(path: .rectangle(Rectangle(x: 30, y: 3, width: 9, height: 9)), fill: .colour(.black)))
      drawing.end()
    case 2: drawing.placeArtwork(through: .translation(x: 20, y: 20))
    case 3, 4:
      drawing.begin(StructureElement(.paragraph))
      try addWords(to: &drawing, areTold: true)
      drawing.end()
    default:
      drawing.begin(StructureElement(.section))
      for _ in 0..<Int.random(in: 1...4, using: &dice) { try addBlock(to: &drawing, depth: depth + 1) }
      drawing.end()
    }
  }

  private mutating func addWords(to drawing: inout Drawing, areTold: Bool) throws {
    let paper = try Paper.shared.get()
    for _ in 0..<Int.random(in: 1...4, using: &dice) {
      if Int.random(in: 0..<4, using: &dice) == 0 {
        drawing.turn(toPage: Int.random(in: 0...3, using: &dice))
        while shown.count <= drawing.page { shown.append([]) }
      }
      let word = "w\(count)"
      count += 1
      // Every word stands on a line of its own.
      let place = Point(x: 40, y: 20 + 12 * Double(shown[drawing.page].count))
      for run in paper.runs(word + " ", size: 8, language: "en") { drawing.show(run, at: place) }
      shown[drawing.page].append(word)
      if areTold { told.append(word) }
    }
  }
}
