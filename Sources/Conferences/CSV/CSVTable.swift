import Foundation
import Spreadsheets
import StrictYAML

/// A CSV file read by a list of known columns: header names in any order, every fault at its row and column.
struct CSVTable {
  /// What the file is made of.
  struct Columns {
    let known: [String]
    let required: [String]
  }

  /// One record, by column.
  struct Line {
    let row: Int
    fileprivate let texts: [String]
    fileprivate let places: [String: Int]

    /// The text of a column, nil where the file has no such column.
    subscript(column: String) -> String? { places[column].map { texts[$0] } }
  }

  let file: String
  private(set) var faults: [InputFault] = []
  /// The columns that the file has.
  private(set) var present: Set<String> = []

  init(file: String) {
    self.file = file
  }

  mutating func note(_ row: Int, _ column: String, _ message: String) {
    faults.append(InputFault(file: file, line: row, column: column, message: message))
  }

  /// Reads the whole file and hands its records to `body`; a record that cannot be read is noted and left out.
  mutating func read(_ reader: CSVReader, _ columns: Columns, _ body: (inout CSVTable, Line) -> Void) {
    var reader = reader
    var names: [String] = []
    do {
      guard let header = try reader.next() else {
        return note(1, "header", "the file is empty; its first line names the columns")
      }
      guard let read = readHeader(header, columns) else { return }
      names = read
      let places = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
      while let record = try reader.next() {
        guard record.fields.count == names.count else {
          note(
            record.row, "record",
            "the record has \(record.fields.count) fields, the header names \(names.count) columns")
          continue
        }
        guard let texts = try readTexts(record, names) else { continue }
        body(&self, Line(row: record.row, texts: texts, places: places))
      }
    } catch let broken as CSVReader.Broken {
      note(broken.row, broken.field < names.count ? names[broken.field] : "record", broken.message)
    } catch {
      note(1, "record", "the file cannot be read further: \(error)")
    }
  }

  private mutating func readHeader(_ header: CSVReader.Record, _ columns: Columns) -> [String]? {
    var names: [String] = []
    for field in header.fields {
      names.append(
        String(decoding: field.bytes, as: UTF8.self).trimmingCharacters(in: .whitespaces).lowercased())
    }
    if names.count == 1, let separator = [";", "\t", "|"].first(where: { names[0].contains($0) }) {
      let shown = separator == "\t" ? "tabs" : Quotation.quoted(separator)
      note(header.row, "header", "columns are separated by \(shown); save the file with commas")
      return nil
    }
    for (index, name) in names.enumerated() {
      if !columns.known.contains(name) {
        let remedy =
          NearestName.of(name, among: columns.known).map { "did you mean \($0)?" }
          ?? "known are \(columns.known.joined(separator: ", "))"
        note(header.row, printable(name), "unknown column; \(remedy)")
      } else if names[..<index].contains(name) {
        note(header.row, name, "the column stands twice")
      }
    }
    for column in columns.required where !names.contains(column) {
      note(header.row, column, "the column is missing")
    }
    present = Set(names)
    return names
  }

  /// The texts of a record; nil where one cannot be read.
  private mutating func readTexts(_ record: CSVReader.Record, _ names: [String]) throws -> [String]? {
    var texts: [String] = []
    texts.reserveCapacity(names.count)
    var isGood = true
    for (index, field) in record.fields.enumerated() {
      guard let text = String(validating: field.bytes, as: UTF8.self) else {
        throw CSVReader.Broken(
          row: record.row, field: index,
          message: "the file is not UTF-8: byte \(field.offset + firstInvalid(field.bytes)) belongs to no"
            + " character; save it as “CSV UTF-8”, or convert it: iconv -f WINDOWS-1252 -t UTF-8")
      }
      if let fault = Self.refusal(of: text) {
        note(record.row, names[index], fault)
        isGood = false
      }
      texts.append(text)
    }
    return isGood ? texts : nil
  }

  private static func refusal(of text: String) -> String? {
    if text.utf8.count > CSVReader.Limits().fieldCharacterCount,
      text.unicodeScalars.count > CSVReader.Limits().fieldCharacterCount
    {
      return "the field is longer than \(CSVReader.Limits().fieldCharacterCount) characters"
    }
    return text.utf8.contains(0) ? "the field holds a NUL byte; the file is damaged" : nil
  }

  /// The place of the first byte that is no UTF-8.
  private func firstInvalid(_ bytes: [UInt8]) -> Int {
    var low = 0
    // A prefix may also end inside a good character: look for the longest that is good, from the front.
    for end in 1...max(1, bytes.count) where String(validating: bytes.prefix(end), as: UTF8.self) != nil {
      low = end
    }
    return low
  }

  /// A header name as it may stand in a fault's line.
  private func printable(_ name: String) -> String {
    let clean = name.unicodeScalars.map { scalar in
      scalar.value > 0x20 && scalar != ":" && !Conferences.Line.isForbidden(scalar) ? Character(scalar) : "_"
    }
    return clean.isEmpty ? "(no name)" : String(clean.prefix(60))
  }
}
