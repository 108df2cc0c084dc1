import Foundation
import TestSupport
import Testing

/// A page as pixels, one for each point.
struct Picture {
  private let pixels: [UInt8]
  private let width: Int

  init(_ file: PDFFile, page: Int = 0) throws {
    let path = file.path + "-picture\(page)"
    let answer = try file.ask("pdftoppm", "-r", "72", "-singlefile", "-f", "\(page + 1)", "FILE", path)
    #expect(answer.status == 0 && answer.output.isEmpty, "\(answer.output)")
    let data = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path + ".ppm")))
    // The header of a PPM: “P6”, width and height, 255, each followed by white space.
    let header = data.prefix(40).split(maxSplits: 4, whereSeparator: { $0 == 10 || $0 == 32 })
    width = try #require(Int(String(decoding: header[1], as: UTF8.self)))
    pixels = Array(data[header[4].startIndex...])
  }

  func colour(_ x: Int, _ y: Int) -> [UInt8] {
    Array(pixels[(y * width + x) * 3..<(y * width + x) * 3 + 3])
  }
}
