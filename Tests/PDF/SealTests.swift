import Digests
import Fonts
import Foundation
import Graphics
import PDF
import TestSupport
import Testing

@Suite struct SealTests {
  private func plate() throws -> Plate {
    try Plate.compile(PlateDesign(page: .a4, language: "vi", regions: [.variable("text")]))
  }

  private func drawings(pages: Int = 1) throws -> [String: Drawing] {
    var drawing = Drawing()
    for page in 0..<pages {
      drawing.turn(toPage: page)
      try drawing.line("Trang \(page + 1)", at: Point(x: 80, y: 80))
    }
    return ["text": drawing]
  }

  private func space(
    _ bytes: Int = 100, page: Int = 0, frame: Rectangle? = Rectangle(x: 300, y: 700, width: 200, height: 60)
  ) -> SealSpace {
    SealSpace(
      reservedBytes: bytes, signedAt: "2023-10-25T09:00:00+07:00", signer: "Ủy ban nhân dân tỉnh Quảng Ninh",
      reason: "Issued", location: "Hạ Long", frame: frame, page: page, alternative: "Chữ ký số của cơ quan",
      language: "vi")
  }

  private func bytes(_ plate: Plate, _ strike: Strike) -> [UInt8] { plate.bytes + strike.bytes }

  @Test func `The digest is over the whole file but the signature, whose bytes stand in the gap`() throws {
    let plate = try plate()
    let open = try plate.strike(try drawings(), about: .sample(), seal: space())
    let signature = (0..<90).map { UInt8($0) &+ 170 }
    let strike = try open.sealed(with: signature)
    let file = bytes(plate, strike)
    let text = String(decoding: file, as: UTF8.self)
    let match = try #require(text.firstMatch(of: /\/ByteRange\[0 (\d+) (\d+) (\d+) *\]\/Contents</))
    let (before, after, length) = (
      try #require(Int(match.1)), try #require(Int(match.2)), try #require(Int(match.3))
    )
    #expect(after + length == file.count && after - before == 2 * 100 + 2)
    #expect(file[before] == UInt8(ascii: "<") && file[after - 1] == UInt8(ascii: ">"))
    #expect(open.digest == SHA256.hash(file[..<before] + file[after...]))
    let hex = signature.map { String(format: "%02x", $0) }.joined() + String(repeating: "0", count: 20)
    #expect(String(decoding: file[before + 1..<after - 1], as: UTF8.self) == hex)
    #expect(strike.fileHash == SHA256.hash(file).hex)
    #expect(open.reservedBytes == 100 && open.pageCount == 1 && strike.pageCount == 1)
  }

  @Test func `The file is sound and its field is a form element of its own`() throws {
    let plate = try plate()
    let open = try plate.strike(try drawings(pages: 2), about: .sample(), seal: space(page: 1))
    let file = try PDFFile(bytes(plate, open.sealed(with: [0x30, 0])))
    let check = try file.ask("qpdf", "--check", "FILE")
    #expect(check.status == 0, "\(check.output)")
    #expect(try file.roles().suffix(2) == ["  Form", "    Object"])
    let plain = try file.plain()
    for part in [
      "/SigFlags 3", "/F 132", "/FT /Sig", "/StructParent 2", "/ParentTreeNextKey 3", "/Type /OBJR",
      "/SubFilter /ETSI.CAdES.detached", "/Filter /Adobe.PPKLite", "/M (D:20231025090000+07'00')",
      "/Reason (Issued)", "/TU <feff",
    ] { #expect(plain.contains(part), "\(part)") }
    #expect(plain.contains(/\/Rect \[\s+300\s+81.89\s+500\s+141.89\s+\]/))
    #expect(try file.ask("pdfsig", "-nocert", "FILE").output.contains("Signature Field Name: Seal"))
  }

  @Test func `Other programs accept the signature, and notice a changed byte`() throws {
    let plate = try plate()
    let open = try plate.strike(try drawings(pages: 2), about: .sample(), seal: space(4000, page: 1))
    let unsigned = try bytes(plate, open.sealed(with: [0]))
    let range = try #require(
      String(decoding: unsigned, as: UTF8.self).firstMatch(of: /ByteRange\[0 (\d+) (\d+)/))
    let (before, after) = (try #require(Int(range.1)), try #require(Int(range.2)))
    let covered = try PDFFile(Array(unsigned[..<before] + unsigned[after...]))
    let key = covered.path + ".key"
    let certificate = covered.path + ".crt"
    let made = try covered.ask(
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout",
      key, "-out", certificate, "-subj", "/CN=Trao", "-days", "2")
    #expect(made.status == 0, "\(made.output)")
    let signed = try covered.ask(
      "openssl", "cms", "-sign", "-binary", "-cades", "-md", "sha256", "-in", "FILE", "-signer", certificate,
      "-inkey", key, "-outform", "DER", "-out", covered.path + ".cms")
    #expect(signed.status == 0, "\(signed.output)")
    let cms = [UInt8](try Data(contentsOf: URL(fileURLWithPath: covered.path + ".cms")))
    var sealed = try bytes(plate, open.sealed(with: cms))
    let answer = try PDFFile(sealed).ask("pdfsig", "-nocert", "FILE").output
    for line in [
      "Signature is Valid", "Total document signed", "ETSI.CAdES.detached",
      "Signer Certificate Common Name: Trao", "Signature Field Name: Seal",
    ] { #expect(answer.contains(line), "\(answer)") }
    sealed[200] ^= 1
    #expect(try PDFFile(sealed).ask("pdfsig", "-nocert", "FILE").output.contains("Digest Mismatch"))
  }

  @Test func `Sealing changes nothing but the gap, as often as it is done`() throws {
    let plate = try plate()
    let open = try plate.strike(try drawings(), about: .sample(), seal: space())
    let again = try plate.strike(try drawings(), about: .sample(), seal: space())
    #expect(open.digest == again.digest)
    let first = try open.sealed(with: [1, 2])
    #expect(try again.sealed(with: [1, 2]) == first)
    let second = try open.sealed(with: [3])
    #expect(second.bytes.count == first.bytes.count && second.fileHash != first.fileHash)
    let changed = zip(first.bytes, second.bytes).filter { $0 != $1 }.count
    #expect((1...4).contains(changed))
  }

  @Test func `A seal without a frame is there but takes no room`() throws {
    let plate = try plate()
    let open = try plate.strike(try drawings(), about: .sample(), seal: space(frame: nil))
    let file = try PDFFile(bytes(plate, open.sealed(with: [0x30, 0])))
    #expect(try file.ask("qpdf", "--check", "FILE").status == 0)
    #expect(try file.plain().contains(/\/Rect \[\s+0\s+0\s+0\s+0\s+\]/))
  }

  @Test func `A signature that does not fit is refused`() throws {
    let open = try plate().strike(try drawings(), about: .sample(), seal: space())
    #expect(try open.sealed(with: [UInt8](repeating: 1, count: 100)).bytes.isEmpty == false)
    for count in [0, 101] {
      #expect(throws: PDFError.sealDoesNotFit(bytes: count, reserved: 100)) {
        try open.sealed(with: [UInt8](repeating: 1, count: count))
      }
    }
  }

  @Test func `A seal that cannot be is refused`() throws {
    let plate = try plate()
    func refuses(_ error: PDFError, _ change: (inout SealSpace) -> Void) {
      #expect(throws: error) {
        var space = space()
        change(&space)
        _ = try plate.strike(try drawings(), about: .sample(), seal: space)
      }
    }
    for bytes in [0, -1, 32_768, .max, .min] {
      refuses(.impossibleSealSpace(bytes)) { $0.reservedBytes = bytes }
    }
    for page in [1, -1] { refuses(.sealOutsideDocument(page: page, pageCount: 1)) { $0.page = page } }
    refuses(.impossibleFrame(width: -1, height: 5)) {
      $0.frame = Rectangle(x: 0, y: 0, width: -1, height: 5)
    }
    refuses(.impossibleNumber(.infinity)) { $0.frame = Rectangle(x: .infinity, y: 0, width: 1, height: 5) }
    refuses(.noAlternative("The seal")) { $0.alternative = "" }
    refuses(.badLanguage("v i")) { $0.language = "v i" }
    for date in ["2023-10-25", "2023-10-25T09:00:00", "now"] {
      refuses(.badDate(date)) { $0.signedAt = date }
    }
    #expect(throws: Never.self) {
      try plate.strike(try drawings(), about: .sample(), seal: space(SealSpace.mostBytes))
    }
  }
}
