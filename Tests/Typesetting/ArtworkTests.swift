import Graphics
import Testing
import Typesetting

@Suite("Artwork")
struct ArtworkTests {
  private static let page = Size(width: 200, height: 100)

  private func read(_ body: String, viewBox: String = "0 0 200 100") throws(ArtworkError) -> Artwork {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"\(viewBox)\">\n\(body)\n</svg>"
    return try Artwork(svg: Array(svg.utf8), page: Self.page)
  }

  private func problems(_ body: String) -> [String] {
    do throws(ArtworkError) {
      _ = try read(body)
      return []
    } catch {
      return error.problems.map { "\($0.line):\($0.column): \($0.message)" }
    }
  }

  @Test("every basic shape becomes a path on the page")
  func shapes() throws {
    let artwork = try read(
      """
      <rect x="10" y="10" width="30" height="20"/><circle cx="50" cy="50" r="10"/>
      <ellipse cx="50" cy="50" rx="20" ry="10"/><line x1="0" y1="0" x2="10mm" y2="0" stroke="#f00"/>
      <polyline points="0,0 10,10 20 0" fill="none" stroke="red"/><polygon points="0 0 10 0 10 10"/>
      """, viewBox: "0 0 400 200")
    let boxes = artwork.shapes.compactMap(\.path.bounds)
    #expect(boxes.count == 6)
    #expect(boxes[0] == Rectangle(x: 5, y: 5, width: 15, height: 10))
    #expect(abs(boxes[1].x - 20) < 1e-9 && abs(boxes[1].width - 10) < 1e-9)
    #expect(abs(boxes[3].width - 5 * 96 / 25.4) < 1e-9)
    #expect(artwork.shapes[3].fill == nil)
    #expect(artwork.shapes[5].path.elements.last == .close)
  }

  @Test("path data: absolute and relative, reflected and implied commands")
  func paths() throws {
    let artwork = try read(
      "<path d=\"M10 10h20v20H10zm5,5 10 0 0 10zM0 0C1 1 2 2 3 3S5 5 6 6Q7 7 8 8T10 10l-1-1.5.5-.5\"/>")
    let elements = artwork.shapes[0].path.elements
    #expect(elements[5] == .move(Point(x: 15, y: 15)))
    #expect(elements[6] == .line(Point(x: 25, y: 15)))
    #expect(elements[10] == .curve(Point(x: 1, y: 1), Point(x: 2, y: 2), Point(x: 3, y: 3)))
    #expect(elements[11] == .curve(Point(x: 4, y: 4), Point(x: 5, y: 5), Point(x: 6, y: 6)))
    #expect(elements.suffix(2) == [.line(Point(x: 9, y: 8.5)), .line(Point(x: 9.5, y: 8))])
  }

  @Test("arcs end where they say and lie on their circle")
  func arcs() throws {
    let artwork = try read("<path d=\"M60 50A10 10 0 1 0 50 60a10 10 0 01-10-10\"/>")
    let elements = artwork.shapes[0].path.elements
    var ends: [Point] = []
    for case .curve(_, _, let end) in elements { ends.append(end) }
    for end in ends {
      let distance = ((end.x - 50) * (end.x - 50) + (end.y - 50) * (end.y - 50)).squareRoot()
      #expect(abs(distance - 10) < 1e-6)
    }
    #expect(ends.contains { abs($0.x - 50) < 1e-6 && abs($0.y - 60) < 1e-6 })
    #expect(ends.last.map { abs($0.x - 40) < 1e-6 && abs($0.y - 50) < 1e-6 } == true)
  }

  @Test("transforms, inherited paint, opacity and dashes")
  func styles() throws {
    let artwork = try read(
      """
      <g transform="translate(10 20) scale(2)" style="fill:none;stroke:#00f;stroke-width:1.5" opacity=".5">
        <path transform="rotate(90)" d="M10 0h5" stroke-dasharray="3,1" stroke-opacity="50%"/>
        <rect width="1" height="1" display="none"/>
      </g>
      """)
    #expect(artwork.shapes.count == 1)
    let shape = artwork.shapes[0]
    let bounds = try #require(shape.path.bounds)
    #expect(abs(bounds.x - 10) < 1e-9 && abs(bounds.y - 40) < 1e-9 && abs(bounds.height - 10) < 1e-9)
    #expect(shape.fill == nil)
    #expect(shape.stroke?.width == 3)
    #expect(shape.stroke?.dash == [6, 2])
    #expect(shape.strokeOpacity == 0.25)
  }

  @Test("gradients follow their box, their transform and each other's stops")
  func gradients() throws {
    let artwork = try read(
      """
      <rect x="20" y="10" width="40" height="20" fill="url(#b)"/>
      <defs><linearGradient id="a"><stop offset="0" stop-color="#f00"/><stop offset="100%" style="stop-color:#00f"/></linearGradient>
      <linearGradient id="b" href="#a" x2="0" y2="1"/></defs>
      """)
    guard case .linear(let gradient) = artwork.shapes[0].fill else {
      Issue.record("no gradient")
      return
    }
    #expect(
      gradient.stops.map(\.colour) == [Colour(red: 1, green: 0, blue: 0), Colour(red: 0, green: 0, blue: 1)])
    #expect(gradient.transform.apply(gradient.start) == Point(x: 20, y: 10))
    #expect(gradient.transform.apply(gradient.end) == Point(x: 20, y: 30))
  }

  @Test("rectangles named slot: are frames and are not drawn")
  func slots() throws {
    let artwork = try read(
      "<g transform=\"translate(5)\"><rect id=\"slot:qr\" x=\"1\" y=\"2\" width=\"3\" height=\"4\"/></g>")
    #expect(artwork.shapes.isEmpty)
    #expect(artwork.slots.map(\.frame) == [Rectangle(x: 6, y: 2, width: 3, height: 4)])
    #expect(artwork.slots[0].name == "qr")
    #expect(artwork.slots[0].line == 2)
    #expect(artwork.slots[0].column == 29)
  }

  @Test(
    "what would print otherwise than it looks is refused with its place",
    arguments: [
      "<text>a</text>", "<image href=\"file:///etc/passwd\"/>", "<use href=\"#a\"/>", "<script>x</script>",
      "<style>rect{fill:red}</style>", "<foreignObject/>", "<clipPath/>", "<filter/>", "<pattern/>",
      "<mask/>",
      "<rect width=\"1\" height=\"1\" filter=\"url(#f)\"/>",
      "<rect width=\"1\" height=\"1\" style=\"clip-path:url(#c)\"/>",
      "<rect width=\"1\" height=\"1\" fill=\"url(http://x/#a)\"/>",
      "<rect width=\"1\" height=\"1\" fill=\"url(#none)\"/>",
      "<rect width=\"1\" height=\"1\" fill=\"no-colour\"/>", "<path d=\"M0 0 L1\"/>", "<path d=\"L1 1\"/>",
      "<path d=\"M1e999 0\"/>", "<rect width=\"5em\" height=\"1\"/>", "<g transform=\"turn(3)\"/>",
      "<circle id=\"slot:a\" r=\"3\"/>",
      "<g transform=\"rotate(9)\"><rect id=\"slot:a\" width=\"3\" height=\"3\"/></g>",
    ])
  func refusals(body: String) {
    let found = problems(body)
    #expect(found.count == 1, "\(found)")
    #expect(found.allSatisfy { $0.hasPrefix("2:") })
  }

  @Test("document types, bombs and endless nesting never reach the XML parser's memory")
  func hostile() {
    func message(_ text: String) -> String {
      do throws(ArtworkError) {
        _ = try Artwork(svg: Array(text.utf8), page: Self.page)
        return ""
      } catch {
        return error.problems.map { "\($0.line):\($0.column): \($0.message)" }.joined()
      }
    }
    let bomb =
      "<?xml version=\"1.0\"?>\n<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><svg>&b;</svg>"
    #expect(message(bomb).hasPrefix("2:1: a document type is not allowed"))
    #expect(
      message("<svg viewBox=\"0 0 2 1\">\(String(repeating: "<g>", count: 100_000))").contains("elements"))
    let deep = String(repeating: "<g>", count: 1_000) + String(repeating: "</g>", count: 1_000)
    #expect(message("<svg viewBox=\"0 0 2 1\">\(deep)</svg>").contains("nested deeper"))
    #expect(message(String(repeating: " ", count: 5_000_000)).contains("larger than"))
    #expect(message("<svg viewBox=\"0 0 2 1\">").contains("not well-formed"))
    #expect(message("<html/>").contains("must begin with <svg>"))
    #expect(message("<svg viewBox=\"0 0 1 1\"/>").contains("proportions differ"))
    #expect(message("<svg/>").contains("viewBox"))
    let circle = "<linearGradient id=\"a\" href=\"#b\"/><linearGradient id=\"b\" href=\"#a\"/>"
    #expect(problems("\(circle)<rect width=\"1\" height=\"1\" fill=\"url(#a)\"/>")[0].contains("circle"))
  }

  @Test("stops that fade: equally, unequally, of lines, and more of them than a drawing needs")
  func fading() throws {
    func gradient(_ first: String, _ second: String) -> String {
      "<linearGradient id=\"a\"><stop offset=\"0\" stop-opacity=\"\(first)\"/>"
        + "<stop offset=\"1\" stop-color=\"#fff\" style=\"stop-opacity:\(second)\"/></linearGradient>"
    }
    let box = "<rect width=\"9\" height=\"9\" fill=\"url(#a)\"/>"
    let even = try #require(try read(gradient("50%", "0.5") + box).shapes.first)
    #expect(even.fillOpacity == 0.5 && even.fill?.fades == false)
    let uneven = try #require(try read(gradient("1", "0.25") + box).shapes.first)
    #expect(uneven.fillOpacity == 1 && uneven.fill?.fades == true)
    let line = "<rect width=\"9\" height=\"9\" fill=\"none\" stroke=\"url(#a)\"/>"
    #expect(try read(gradient("0.5", "0.5") + line).shapes.first?.strokeOpacity == 0.5)
    #expect(problems(gradient("1", "0") + line)[0].contains("a line that fades"))
    #expect(problems(gradient("1", "solid") + box)[0].contains("stop-opacity"))
    let many = String(repeating: "<stop offset=\"0\"/>", count: 300)
    #expect(
      problems("<linearGradient id=\"a\">\(many)</linearGradient>" + box)[0].contains("at most 256 stops"))
  }

  @Test("damaged files are refused or drawn, never fatal")
  func damaged() {
    let source = Array(
      """
      <svg viewBox="0 0 200 100"><defs><radialGradient id="a" r="9"><stop offset=".1"/><stop offset="1"/></radialGradient></defs>
      <g transform="matrix(1 0 0 1 2 3)"><path d="M1 2a3 4 5 0 1 6 7c1 2 3 4 5 6z" style="fill:url(#a);stroke:rgb(1,2,3)"/></g>
      <rect id="slot:x" width="9" height="9"/></svg>
      """.utf8)
    var random = SeededGenerator(seed: 4)
    for _ in 0..<2_000 {
      var bytes = source
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 32...126, using: &random)
        case 1: bytes.remove(at: place)
        default: bytes.insert(UInt8.random(in: 32...126, using: &random), at: place)
        }
      }
      do throws(ArtworkError) {
        _ = try Artwork(svg: bytes, page: Self.page)
      } catch {
        #expect(!error.problems.isEmpty && error.problems.allSatisfy { $0.line >= 1 && $0.column >= 1 })
      }
    }
  }
}
