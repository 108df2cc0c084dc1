import Digests
import Foundation
import PDF
import Signing

/// What another program does with a file of ours: it leaves every byte, and appends an update with a signature over all
/// of it (ISO 32000-1, 7.5.6 and 12.8.1).
struct SignedElsewhere {
  struct Unfit: Error { let what: String }

  /// The file as it is to be signed, and the hole in it for the signature.
  private var bytes: [UInt8]
  private var hole = 0..<0
  private var places: [Int: Int] = [:]

  /// Signs a file that has no signature yet.
  static func sign(_ file: [UInt8], by seal: Seal, at time: Date = .now) throws -> [UInt8] {
    var update = SignedElsewhere(bytes: file)
    try update.append(to: PDFFile(file), reserving: seal.reservedBytes, at: time)
    var hash = SHA256()
    hash.update(update.bytes[..<update.hole.lowerBound])
    hash.update(update.bytes[update.hole.upperBound...])
    let cms = try seal.cms(over: hash.finalize())
    update.put(cms.map { String(format: "%02X", $0) }.joined(), at: update.hole.lowerBound + 1)
    return update.bytes
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func append(to file: PDFFile, reserving count: Int, at time: Date) throws {
    guard let root = file.trailer["Root"]?.reference, let size = file.trailer["Size"]?.integer,
      let page = file.pages.first, let last = file.revisions.last, file.signatures.isEmpty
    else { throw Unfit(what: "no file of ours without a signature") }
    let (field, signature, references) = (size, size + 1, size + 2)
    var catalogue = file.catalogue
    catalogue["AcroForm"] = .dictionary([
      "Fields": .array([.reference(PDFReference(field))]), "SigFlags": .integer(3),
    ])
    var entries = page.dictionary
    entries["Annots"] = .array(
      (file.array(entries["Annots"]) ?? []) + [.reference(PDFReference(field))])
    write(root.number, try Self.text(.dictionary(catalogue)))
    write(page.reference.number, try Self.text(.dictionary(entries)))
    write(
      field,
      "<</Type/Annot/Subtype/Widget/FT/Sig/T(Elsewhere)/Rect[0 0 0 0]/F 132/P \(page.reference.number) 0 R"
        + "/V \(signature) 0 R>>")
    let range = "[0000000000 0000000000 0000000000 0000000000]"
    let date = time.ISO8601Format().filter(\.isNumber)
    let head =
      "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(D:\(date)+00'00')/ByteRange"
    let start = write(
      signature, head + range + "/Contents<" + String(repeating: "0", count: 2 * count) + ">>>")
    let ranges = start + head.utf8.count
    hole = ranges + range.utf8.count + 9..<ranges + range.utf8.count + 11 + 2 * count
    finish(file.trailer, references, root, previous: last.offset)
    let numbers = [0, hole.lowerBound, hole.upperBound, bytes.count - hole.upperBound]
    put("[" + numbers.map { String(format: "%010d", $0) }.joined(separator: " ") + "]", at: ranges)
  }

  /// Writes an object, and gives where its value begins.
  @discardableResult
  private mutating func write(_ number: Int, _ text: String) -> Int {
    places[number] = bytes.count
    bytes += Array("\(number) 0 obj\n".utf8)
    let start = bytes.count
    bytes += Array("\(text)\nendobj\n".utf8)
    return start
  }

  /// The cross-references of the update, as a stream: a file that has such streams goes on with them.
  private mutating func finish(_ trailer: PDFDictionary, _ number: Int, _ root: PDFReference, previous: Int) {
    let start = bytes.count
    places[number] = start
    let numbers = places.keys.sorted()
    let rows = numbers.flatMap { number -> [UInt8] in
      let place = places[number] ?? 0
      return [1] + stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: place >> $0) } + [
        0, 0,
      ]
    }
    let index = numbers.map { "\($0) 1" }.joined(separator: " ")
    let identifier = (try? trailer["ID"].map(Self.text)).map { $0.map { "/ID\($0)" } ?? "" } ?? ""
    bytes += Array(
      """
      \(number) 0 obj
      <</Type/XRef/Size \(number + 1)/Root \(root.number) 0 R\(identifier)/Prev \(previous)/W[1 4 2]\
      /Index[\(index)]/Length \(rows.count)>>
      stream

      """.utf8)
    bytes += rows + Array("\nendstream\nendobj\nstartxref\n\(start)\n%%EOF\n".utf8)
  }

  private mutating func put(_ text: String, at place: Int) {
    bytes.replaceSubrange(place..<place + text.utf8.count, with: Array(text.utf8))
  }

  private static func text(_ object: PDFObject) throws -> String {
    switch object {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .real(let value): String(format: "%.4f", value)
    case .string(let value): "<" + value.bytes.map { String(format: "%02X", $0) }.joined() + ">"
    case .name(let value): "/" + name(value)
    case .array(let values): "[" + (try values.map(text).joined(separator: " ")) + "]"
    case .dictionary(let entries):
      "<<"
        + (try entries.sorted { $0.key < $1.key }.map { "/\(name($0.key)) \(try text($0.value))" }.joined())
        + ">>"
    case .reference(let value): "\(value.number) \(value.generation) R"
    case .stream: throw Unfit(what: "a stream is an object of its own")
    }
  }

  private static func name(_ text: String) -> String {
    text.utf8.map { byte in
      UInt8(ascii: "0")...UInt8(ascii: "z") ~= byte && !"<>[]/%".utf8.contains(byte) || byte == 0x2B
        || byte == 0x2D ? String(UnicodeScalar(byte)) : String(format: "#%02X", byte)
    }.joined()
  }
}
