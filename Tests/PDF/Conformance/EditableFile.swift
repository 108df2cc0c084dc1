import Testing

@testable import PDF

/// A PDF file taken apart into its objects, to be changed and put together again.
struct EditableFile {
  enum Node {
    case value(PDFObject)
    /// Data as they are in the file, filters not undone.
    case stream(PDFDictionary, [UInt8])
  }

  struct NotFound: Error { let what: String }

  var nodes: [Int: Node] = [:]
  var trailer: PDFDictionary

  init(_ bytes: [UInt8]) throws {
    let file = try PDF.PDFFile(bytes)
    trailer = ["Root": file.trailer["Root"] ?? .null, "Info": file.trailer["Info"] ?? .null]
    trailer["ID"] = file.trailer["ID"]
    for (number, object) in file.objects {
      guard case .stream(let stream) = object else {
        nodes[number] = .value(object)
        continue
      }
      // Cross-references and packed objects are written anew.
      let type = stream.dictionary["Type"]?.name
      if type == "XRef" || type == "ObjStm" { continue }
      nodes[number] = .stream(stream.dictionary, Array(bytes[stream.range]))
    }
  }

  // MARK: - Finding

  func entries(_ number: Int) -> PDFDictionary {
    switch nodes[number] {
    case .value(let object): object.dictionary ?? [:]
    case .stream(let entries, _): entries
    case nil: [:]
    }
  }

  /// The objects whose dictionaries have all these names, in order.
  func all(_ wanted: [String: String]) -> [Int] {
    nodes.keys.sorted().filter { number in
      let entries = entries(number)
      return wanted.allSatisfy { entries[$0.key]?.name == $0.value }
    }
  }

  func first(_ wanted: [String: String]) throws -> Int {
    guard let number = all(wanted).first else { throw NotFound(what: "\(wanted)") }
    return number
  }

  var catalogue: Int { trailer["Root"]?.reference?.number ?? 0 }

  /// The object that an entry leads to.
  func target(_ number: Int, _ key: String) throws -> Int {
    let value = entries(number)[key]
    guard let found = value?.reference ?? value?.array?.first?.reference else { throw NotFound(what: key) }
    return found.number
  }

  // MARK: - Changing

  mutating func edit(_ number: Int, _ change: (inout PDFDictionary) throws -> Void) rethrows {
    var entries = entries(number)
    try change(&entries)
    if case .stream(_, let data) = nodes[number] {
      nodes[number] = .stream(entries, data)
    } else {
      nodes[number] = .value(.dictionary(entries))
    }
  }

  mutating func set(_ number: Int, _ key: String, _ value: PDFObject?) {
    edit(number) { $0[key] = value }
  }

  /// Changes the dictionary that an entry holds, there or in an object of its own.
  mutating func editInner(
    _ number: Int, _ key: String, _ change: (inout PDFDictionary) -> Void
  ) throws {
    if let inner = entries(number)[key]?.reference { return edit(inner.number, change) }
    guard var inner = entries(number)[key]?.dictionary else { throw NotFound(what: key) }
    change(&inner)
    set(number, key, .dictionary(inner))
  }

  /// Changes the decoded data of a stream; they are written back without a filter.
  mutating func editData(_ number: Int, _ change: (inout [UInt8]) throws -> Void) throws {
    guard case .stream(var entries, var data) = nodes[number] else { throw NotFound(what: "stream") }
    if entries["Filter"] != nil { data = try Inflater.inflate(data[...], limit: 1 << 26).output }
    try change(&data)
    entries["Filter"] = nil
    entries["DecodeParms"] = nil
    nodes[number] = .stream(entries, data)
  }

  /// Replaces the first occurrence of a text in a stream.
  mutating func replace(_ old: String, with new: String, in number: Int) throws {
    try editData(number) { data in
      guard let range = data.firstRange(of: Array(old.utf8)) else { throw NotFound(what: old) }
      data.replaceSubrange(range, with: Array(new.utf8))
    }
  }

  /// Adds an object and returns its number.
  mutating func add(_ object: PDFObject) -> Int {
    let number = (nodes.keys.max() ?? 0) + 1
    nodes[number] = .value(object)
    return number
  }

  // MARK: - Writing

  /// The file, with a plain cross-reference table. Signatures get the byte range of the new file, unless their
  /// range is to be kept.
  func bytes(keepsByteRange: Bool = false) -> [UInt8] {
    var out: [UInt8] = Array("%PDF-1.7\n%".utf8) + [0xe2, 0xe3, 0xcf, 0xd3, 10]
    var offsets: [Int: Int] = [:]
    for number in nodes.keys.sorted() {
      offsets[number] = out.count
      out += Array("\(number) 0 obj\n".utf8)
      switch nodes[number] {
      case .value(let object): Self.write(object, to: &out)
      case .stream(var entries, let data):
        entries["Length"] = entries["Length"]?.integer == -1 ? .integer(data.count + 7) : .integer(data.count)
        Self.write(.dictionary(entries), to: &out)
        out += Array("stream\n".utf8) + data + Array("\nendstream".utf8)
      case nil: break
      }
      out += Array("\nendobj\n".utf8)
    }
    let start = out.count
    let size = (nodes.keys.max() ?? 0) + 1
    out += Array("xref\n0 \(size)\n".utf8)
    for number in 0..<size {
      let text = "\(offsets[number] ?? 0)"
      let padded = String(repeating: "0", count: 10 - text.count) + text
      out += Array("\(padded) \(offsets[number] == nil ? "65535 f" : "00000 n") \n".utf8)
    }
    var trailer = trailer
    trailer["Size"] = .integer(size)
    out += Array("trailer\n".utf8)
    Self.write(.dictionary(trailer), to: &out)
    out += Array("\nstartxref\n\(start)\n%%EOF\n".utf8)
    return keepsByteRange ? out : Self.resealed(out)
  }

  /// Fills the byte ranges in, which take ten digits each.
  private static func resealed(_ bytes: [UInt8]) -> [UInt8] {
    var out = bytes
    guard let file = try? PDF.PDFFile(bytes) else { return bytes }
    for signature in file.signatures {
      guard let number = signature.signature?.number, let range = file.ranges[number],
        let at = out[range].firstRange(of: Array("/ByteRange[".utf8))?.upperBound
      else { continue }
      let contents = signature.contentsRange
      let numbers = [0, contents.lowerBound, contents.upperBound, out.count - contents.upperBound]
      let text = numbers.map { String(repeating: "0", count: 10 - "\($0)".count) + "\($0)" }
        .joined(separator: " ")
      out.replaceSubrange(at..<at + text.utf8.count, with: Array(text.utf8))
    }
    return out
  }

  private static func write(_ object: PDFObject, to out: inout [UInt8]) {
    switch object {
    case .null: out += Array("null".utf8)
    case .boolean(let value): out += Array("\(value)".utf8)
    case .integer(let value): out += Array("\(value)".utf8)
    case .real(let value): out += Array("\(value)".utf8)
    case .name(let name):
      out += Array("/".utf8)
      for byte in name.utf8 {
        if Lexer.isRegular(byte), byte != UInt8(ascii: "#"), (0x21...0x7e).contains(byte) {
          out.append(byte)
        } else {
          out += Array("#".utf8) + hex(byte)
        }
      }
    case .string(let string): out += Array("<".utf8) + string.bytes.flatMap(hex) + Array(">".utf8)
    case .array(let values):
      out += Array("[".utf8)
      for (place, value) in values.enumerated() {
        if place > 0 { out.append(32) }
        write(value, to: &out)
      }
      out += Array("]".utf8)
    case .dictionary(let entries):
      out += Array("<<".utf8)
      for (key, value) in entries.sorted(by: { $0.key < $1.key }) {
        write(.name(key), to: &out)
        if key == "ByteRange" {
          let numbers = (value.array ?? []).map { "\($0.integer ?? 0)" }
          let padded = numbers.map { String(repeating: "0", count: 10 - $0.count) + $0 }
          out += Array("[\(padded.joined(separator: " "))]".utf8)
        } else {
          out.append(32)
          write(value, to: &out)
        }
      }
      out += Array(">>".utf8)
    case .stream(let stream): write(.dictionary(stream.dictionary), to: &out)
    case .reference(let reference): out += Array("\(reference.number) \(reference.generation) R".utf8)
    }
  }

  private static func hex(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}
