/// The list of all objects' places, as a cross-reference stream (ISO 32000-1, 7.5.8).
enum CrossReferences {
  /// Writes the stream, which is the file's trailer as well, and the end of the file.
  static func write(to objects: inout ObjectWriter, trailer: (inout PDFBytes) -> Void) {
    let number = objects.allocate()
    let start = objects.position
    var places = objects.places
    places[number] = .offset(start)
    let width = start < 1 << 24 ? 3 : 5
    let table = rows(of: places, width: width)
    let columns = width + 3
    objects.stream(number, table) { out in
      out.append("/Type/XRef/Size ")
      out.append(places.count)
      out.append("/W[1 ")
      out.append(width)
      out.append(" 2]/DecodeParms<</Predictor 12/Columns ")
      out.append(columns)
      out.append(">>")
      trailer(&out)
    }
    objects.append { file in
      file.append("startxref\n")
      file.append(start)
      file.append("\n%%EOF\n")
    }
  }

  /// A row for each object: kind, place, and the index in an object stream. Each is written as its difference
  /// from the row above (PNG's filter “up”), which compresses best.
  private static func rows(of places: [ObjectWriter.Place], width: Int) -> [UInt8] {
    var table: [UInt8] = []
    table.reserveCapacity(places.count * (width + 4))
    var above: (kind: Int, place: Int, index: Int) = (0, 0, 0)
    for (number, place) in places.enumerated() {
      let row: (kind: Int, place: Int, index: Int) =
        switch place {
        // The head of the list of free objects, and one that the list does not hold again.
        case .none: (0, 0, number == 0 ? 65535 : 0)
        case .offset(let offset): (1, offset, 0)
        case .packed(let stream, let index): (2, stream, index)
        }
      table.append(2)
      table.append(UInt8(truncatingIfNeeded: row.kind &- above.kind))
      append(row.place, above.place, width: width, to: &table)
      append(row.index, above.index, width: 2, to: &table)
      above = row
    }
    return table
  }

  private static func append(_ number: Int, _ above: Int, width: Int, to table: inout [UInt8]) {
    for shift in stride(from: 8 * (width - 1), through: 0, by: -8) {
      table.append(UInt8(truncatingIfNeeded: number >> shift) &- UInt8(truncatingIfNeeded: above >> shift))
    }
  }
}
