import Graphics
import Testing
import Typesetting

@Suite("QR codes")
struct QRCodeTests {
  @Test("have the three finder patterns and the timing line of the standard")
  func patterns() throws {
    let code = try QRCode("HTTPS://TRAO.EXAMPLE/V/ABCDEFGHIJKLMNOPQRSTUVWX23")
    for (top, left) in [(0, 0), (0, code.side - 7), (code.side - 7, 0)] {
      for row in 0..<7 {
        for column in 0..<7 {
          let ring = max(abs(row - 3), abs(column - 3))
          #expect(code.isBlack(row: top + row, column: left + column) == (ring != 2))
        }
      }
    }
    for index in 8..<(code.side - 8) {
      #expect(code.isBlack(row: 6, column: index) == index.isMultiple(of: 2))
    }
  }

  @Test("of upper-case addresses are smaller, for they need fewer bits")
  func alphanumeric() throws {
    let address = "HTTPS://TRAO.EXAMPLE/V/ABCDEFGHIJKLMNOPQRSTUVWX23"
    #expect(try QRCode(address).side < QRCode(address.lowercased()).side)
    #expect(try QRCode(address, level: .low).side < QRCode(address, level: .high).side)
  }

  @Test("are drawn as rectangles that cover exactly the black modules")
  func path() throws {
    let code = try QRCode("Quảng Ninh", level: .quartile)
    var painted = [[Int]](repeating: [Int](repeating: 0, count: code.side), count: code.side)
    for corner in stride(from: 0, to: code.path.elements.count, by: 5) {
      guard case .move(let origin) = code.path.elements[corner],
        case .line(let far) = code.path.elements[corner + 2]
      else {
        Issue.record("no rectangle at \(corner)")
        return
      }
      for row in Int(origin.y)..<Int(far.y) {
        for column in Int(origin.x)..<Int(far.x) { painted[row - QRCode.margin][column - QRCode.margin] += 1 }
      }
    }
    for row in 0..<code.side {
      for column in 0..<code.side {
        #expect(painted[row][column] == (code.isBlack(row: row, column: column) ? 1 : 0))
      }
    }
  }

  @Test("fill the smaller side of their frame, margin included")
  func frame() throws {
    let code = try QRCode("A")
    let (_, through, box) = code.shape(in: Rectangle(x: 10, y: 20, width: 80, height: 60))
    #expect(box == Rectangle(x: 20, y: 20, width: 60, height: 60))
    let end = through.apply(Point(x: Double(code.side + 8), y: Double(code.side + 8)))
    #expect(abs(end.x - 80) < 1e-9 && abs(end.y - 80) < 1e-9)
  }

  @Test("refuse what they cannot hold")
  func refusal() {
    #expect(throws: QRCode.Failure.tooLong) { try QRCode(String(repeating: "x", count: 3_000)) }
    #expect(throws: QRCode.Failure.notEncodable) { try QRCode("") }
    #expect(throws: QRCode.Failure.notEncodable) { try QRCode("a\u{0}b") }
  }
}
