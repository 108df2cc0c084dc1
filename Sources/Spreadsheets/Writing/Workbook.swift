internal import CXLSXWriter
public import Foundation

/// A workbook as XLSX (ECMA-376), written by libxlsxwriter.
public struct Workbook: Sendable {
  let title: String
  let subject: String
  let made: Date
  let sheet: Sheet

  /// - Parameters:
  ///   - title: Of the document's properties.
  ///   - subject: What it is about.
  ///   - made: When; the same workbook made twice has the same bytes.
  ///   - sheet: Its only sheet.
  public init(title: String, subject: String, made: Date, sheet: Sheet) {
    (self.title, self.subject, self.made, self.sheet) = (title, subject, made, sheet)
  }

  /// The file.
  ///
  /// The library writes files only, so it is one for a moment, in a temporary folder that nobody else may open.
  ///
  /// - Throws: ``WorkbookError`` for what no sheet holds: more than 1,048,576 rows or 16,384 columns, a text of more than
  ///   32,767 characters, a date before 1900; and where no temporary file can be written.
  public func bytes() throws(WorkbookError) -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "trao-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw WorkbookError(folder, error)
    }
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "report.xlsx")
    guard let book = unsafe workbook_new(file.path(percentEncoded: false)) else {
      throw WorkbookError("memory ran out", isLimit: false)
    }
    do throws(WorkbookError) {
      try unsafe fill(book)
    } catch {
      // Frees what was made; what it writes is thrown away.
      _ = unsafe workbook_close(book)
      throw error
    }
    try unsafe Self.check(workbook_close(book))
    do {
      return [UInt8](try Data(contentsOf: file))
    } catch {
      throw WorkbookError(file, error)
    }
  }

  private func fill(_ book: UnsafeMutablePointer<lxw_workbook>) throws(WorkbookError) {
    try unsafe setProperties(of: book)
    let formats = unsafe WorkbookFormats(book)
    guard let page = unsafe workbook_add_worksheet(book, sheet.name) else {
      throw WorkbookError("the sheet cannot be named \(sheet.name)", isLimit: true)
    }
    let writer = unsafe SheetWriter(page: page, formats: formats)
    try writer.write(sheet)
  }

  private func setProperties(of book: UnsafeMutablePointer<lxw_workbook>) throws(WorkbookError) {
    let title = unsafe strdup(self.title)
    let subject = unsafe strdup(self.subject)
    let application = unsafe strdup("Trao")
    defer {
      unsafe free(title)
      unsafe free(subject)
      unsafe free(application)
    }
    var properties = unsafe lxw_doc_properties()
    unsafe properties.title = title
    unsafe properties.subject = subject
    unsafe properties.author = application
    unsafe properties.created = time_t(made.timeIntervalSince1970.rounded(.down))
    try unsafe Self.check(workbook_set_properties(book, &properties))
  }

  static func check(_ code: lxw_error) throws(WorkbookError) {
    guard code != LXW_NO_ERROR else { return }
    // The library's errors of memory, files and compression come first in its list.
    throw WorkbookError(
      unsafe String(cString: lxw_strerror(code)),
      isLimit: code.rawValue > LXW_ERROR_ZIP_CLOSE.rawValue)
  }
}

/// Why a workbook cannot be made.
public struct WorkbookError: Error, Hashable, Sendable, CustomStringConvertible {
  /// As the library or the system says it.
  public let reason: String
  /// Whether no workbook can hold it; else it is memory or the temporary folder, and another attempt may do.
  public let isLimit: Bool

  init(_ reason: String, isLimit: Bool) {
    (self.reason, self.isLimit) = (reason, isLimit)
  }

  init(_ place: URL, _ error: any Error) {
    let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    self.init(
      "\(place.path(percentEncoded: false)): \((cause ?? error as NSError).localizedDescription)",
      isLimit: false)
  }

  /// What is the matter, as a sentence without a full stop.
  public var message: String { "the workbook cannot be written: \(reason)" }

  /// What to do about it.
  public var remedy: String {
    isLimit
      ? "ask for less, or take CSV"
      : "see that TMPDIR names a folder in which you may write, and make room there"
  }

  public var description: String { "\(message); \(remedy)" }
}
