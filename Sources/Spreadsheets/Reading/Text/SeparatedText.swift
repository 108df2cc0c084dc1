/// Reads a text file with separated fields, in any of the encodings.
enum SeparatedText {
  /// Whether a file's name says that tabs stand between its fields.
  static func isTabbed(_ name: String) -> Bool {
    [".tsv", ".tab"].contains { name.lowercased().hasSuffix($0) }
  }

  /// With so many broken records a file is no table of ours.
  private static let mostBreaks = 1000

  static func read(
    _ bytes: [UInt8], isTabbed: Bool, _ options: TableOptions, _ limits: TableLimits
  ) throws(TableProblem) -> Table {
    let known = options.encoding ?? EncodingDetection.encoding(of: bytes)
    let encoding = known ?? .utf8
    let decoder = try TextDecoder(encoding, isGuess: options.encoding == nil && known == nil)
    let plain = decoder.asciiBased(bytes)
    let separator: Separator
    if let known = options.separator ?? (isTabbed ? .tab : nil) {
      separator = known
    } else {
      separator = try guess(plain, limits.csv)
    }

    var reader = CSVReader(plain, separator: separator.byte, limits: limits.csv)
    var records: [Table.Record] = []
    var breaks: [Table.Break] = []
    var cellCount = 0
    var isAtEnd = false
    while !isAtEnd {
      do {
        guard let record = try reader.next() else { break }
        cellCount += record.fields.count
        guard cellCount <= limits.cellCount else {
          throw CSVReader.Broken(
            row: record.row, field: 0, message: "the file has more than \(limits.cellCount) fields",
            remedy: "split it"
          ).final()
        }
        records.append(
          Table.Record(row: record.row, cells: record.fields.map { decoder.cell($0, limits.csv) }))
      } catch let broken as CSVReader.Broken {
        breaks.append(
          Table.Break(
            row: broken.row, column: broken.field,
            problem: TableProblem(broken.message, remedy: broken.remedy)))
        // Nobody reads more, and each takes more memory than the line that it is about.
        isAtEnd = broken.isFinal || breaks.count >= mostBreaks
        if let place = broken.resumption {
          reader = CSVReader(plain, resuming: place, separator: separator.byte, limits: limits.csv)
        }
      } catch {
        throw TableProblem("the file cannot be read: \(error)", remedy: "save it anew")
      }
    }
    return Table(
      source: .text(encoding, separator: separator), records: records, notes: [], breaks: breaks)
  }

  /// What stands between the fields of the first record: what cuts it into the most.
  private static func guess(_ bytes: [UInt8], _ limits: CSVReader.Limits) throws(TableProblem) -> Separator {
    let counts = Separator.allCases.map { separator in
      var reader = CSVReader(bytes, separator: separator.byte, limits: limits)
      return (separator, count: ((try? reader.next()) ?? nil)?.fields.count ?? 0)
    }
    let most = counts.map(\.count).max() ?? 0
    guard most > 1 else { return .comma }
    let best = counts.filter { $0.count == most }.map(\.0)
    guard best.count == 1 else {
      throw TableProblem(
        "the first line can be cut at \(best.map(\.plural).joined(separator: " or at ")) alike",
        remedy: "say which with --separator")
    }
    return best[0]
  }
}
