extension Table {
  /// Reads a file: a workbook of Excel (XLSX), or text with commas, semicolons or tabs between fields.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - name: Its name; the ending `.tsv` settles what stands between fields.
  ///   - options: What is known of it.
  ///   - limits: Beyond which it is refused.
  /// - Throws: ``TableProblem`` where the file as a whole cannot be read. What is wrong with single cells stands
  ///   in them, and records that cannot be read in ``breaks``.
  public init(
    reading bytes: [UInt8], named name: String, _ options: TableOptions = TableOptions(),
    limits: TableLimits = TableLimits()
  ) throws(TableProblem) {
    guard bytes.count <= limits.csv.byteCount else {
      throw TableProblem("the file is larger than \(limits.csv.byteCount) bytes", remedy: "split it")
    }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw TableProblem(
        "this is a workbook of the old kind (.xls), or one with a password",
        remedy: "open it and save it as .xlsx without a password, or as “CSV UTF-8”")
    }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      guard options.encoding == nil, options.separator == nil else {
        throw TableProblem(
          "this is a workbook, which has no encoding and no separator", remedy: "leave these options out")
      }
      self = try WorkbookReader(bytes, limits: limits).table(options.sheet)
    } else {
      guard options.sheet == nil else {
        throw TableProblem("this is no workbook, and has no sheets", remedy: "leave the sheet out")
      }
      self = try SeparatedText.read(bytes, isTabbed: SeparatedText.isTabbed(name), options, limits)
    }
  }
}
