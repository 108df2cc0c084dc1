import ArgumentParser
import Foundation
import PDF
import Reports

/// `trao document check`
struct DocumentCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "check", "Check PDF files against PDF/A-2a and PDF/UA-1.",
    """
    Each fault is one line that names the clause of ISO 19005-2, ISO 14289-1 or ISO 32000-1, and the place. \
    Exit code 1 when one is found. If veraPDF is installed (`verapdf` on the path), it is asked too.
    """,
    example: "trao document check papers/*.pdf")

  @Argument(help: ArgumentHelp("The files.", valueName: "file"), completion: .file(extensions: ["pdf"]))
  var files: [String]
  @OptionGroup var output: OutputOptions

  /// More than any paper has; larger files are not read into memory.
  private static let byteLimit = 1 << 30

  func run() async throws {
    let urls = try files.map { try InputFile.existing($0) }
    var checked: [CheckedFile] = []
    for (path, url) in zip(files, urls) { checked.append(try await Self.check(path, url)) }
    let veraPDF = VeraPDF.installed
    let verdicts = try await veraPDF?.check(urls.map(\.path))
    for index in checked.indices { checked[index].veraPDF = verdicts?[index] }
    let result = CheckResult(files: checked, veraPDF: veraPDF == nil ? "not installed" : "asked")
    try output.print(result) { result.text(width: $0) }
    let strangers = checked.filter { !$0.isPDF }.map { "\($0.file): this is no PDF file" }
    guard strangers.isEmpty else {
      throw Failure(
        .badData, "not everything here is a PDF file", where: files.count == 1 ? files[0] : "",
        remedy: "name only PDF files", faults: strangers)
    }
    if checked.contains(where: { !$0.conforms }) { throw Sysexit.no.code }
  }

  /// On a queue of its own: a large file takes long, and the tasks' threads must stay free.
  private static func check(_ path: String, _ url: URL) async throws -> CheckedFile {
    let queue = DispatchQueue(label: "trao.document-check")
    return try await withCheckedThrowingContinuation { continuation in
      queue.async {
        continuation.resume(with: Result { try read(path, url) })
      }
    }
  }

  private static func read(_ path: String, _ url: URL) throws -> CheckedFile {
    let size = try? url.resourceValues(forKeys: [.fileSizeKey]).fileSize
    guard size ?? 0 <= byteLimit else {
      throw Failure(.badData, "the file is larger than 1 GB", where: path, remedy: "name a paper of Trao's")
    }
    guard let data = try? Data(contentsOf: url) else {
      throw Failure(.inputOutput, "the file cannot be read", where: path, remedy: "see the disk it is on")
    }
    let bytes = [UInt8](data)
    do throws(PDFReadingError) {
      return CheckedFile(file: path, isPDF: true, report: Conformance.check(try PDFFile(bytes)))
    } catch {
      return CheckedFile(file: path, isPDF: error.fault != .notPDF, report: Conformance.check(bytes))
    }
  }
}
