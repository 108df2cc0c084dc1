import TestSupport
import Testing

@testable import PDF

@Suite struct SyntaxTests {
  private func written(_ write: (inout PDFBytes) -> Void) -> String {
    var out = PDFBytes()
    write(&out)
    return String(decoding: out.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    (0.0, "0"), (1, "1"), (-1, "-1"), (0.5, ".5"), (-0.25, "-.25"), (12.345, "12.35"), (100, "100"),
    (0.001, "0"),
    (-0.001, "0"), (0.07, ".07"), (841.889, "841.89"), (99.999, "100"),
  ])
  func `Numbers are short and have no exponent`(value: Double, expected: String) {
    #expect(written { $0.append(value) } == expected)
  }

  @Test func `Whole numbers and references`() {
    #expect(written { $0.append(-1205) } == "-1205")
    #expect(written { $0.append(references: [3, 10]) } == "3 0 R 10 0 R")
    for number in [0, 9, 10, 99, 100, 1_000_001, -1, -10, .max, .min] {
      #expect(written { $0.append(number) } == "\(number)")
    }
    #expect(written { $0.append(1.0 / 3, decimals: 5) } == ".33333")
  }

  @Test func `Text strings are escaped, or UTF-16 when they must be`() {
    #expect(written { $0.append(text: "a(b)\\c") } == "(a\\(b\\)\\\\c)")
    #expect(written { $0.append(text: "Ẩ𠮷") } == "<FEFF1EA8D842DFB7>")
    #expect(written { $0.append(text: "a\nb") } == "<FEFF0061000A0062>")
    #expect(written { $0.append(escaping: 13) } == "\\r")
  }

  @Test func `Objects are found in files of more than 16 megabytes too`() throws {
    for filling in [1000, 17_000_000] {
      var objects = ObjectWriter(places: [.none, .none, .none, .none], start: 0, effort: .strike)
      objects.append { file in
        file.append("%PDF-1.7\n")
        file.append([UInt8](repeating: UInt8(ascii: "\n"), count: filling))
      }
      objects.begin(1)
      objects.out.append("<</Type/Catalog/Pages 2 0 R>>")
      objects.end()
      objects.begin(3)
      objects.out.append("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<<>>>>")
      objects.end()
      objects.pack()
      objects.plain(2) { $0.append("<</Type/Pages/Count 1/Kids[3 0 R]>>") }
      CrossReferences.write(to: &objects) { $0.append("/Root 1 0 R") }
      let file = try PDFFile(objects.file.bytes)
      let check = try file.ask("qpdf", "--check", "FILE")
      #expect(check.status == 0 && !check.output.contains("WARNING"), "\(check.output)")
      #expect(try file.ask("qpdf", "--show-npages", "FILE").output == "1\n")
    }
  }

  @Test func `The colour profile is what its header says`() {
    let profile = ColourProfile.sRGB
    #expect(profile.count < 700)
    #expect(profile[0..<4].reduce(0) { $0 << 8 | Int($1) } == profile.count)
    #expect(String(decoding: profile[36..<40], as: UTF8.self) == "acsp")
    #expect(String(decoding: profile[12..<24], as: UTF8.self) == "mntrRGB XYZ ")
  }
}
