import Foundation
import PostgreSQL

/// Makes pictures of pages with poppler's pdftoppm.
struct PagePainter {
  private static let tool = "pdftoppm"
  /// Dots per inch: a page fills a screen.
  private static let resolution = 110

  private let path: String

  /// - Parameter folders: Where programs are looked for, as in PATH; nil for PATH itself.
  /// - Throws: ``Failure`` where the tool is in none of them.
  init(in folders: String? = nil) throws {
    let folders = folders ?? ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let paths = folders.split(separator: ":").map { "\($0)/\(Self.tool)" }
    guard let path = paths.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
      throw Failure(
        .unavailable, "pictures are made by \(Self.tool), which is not installed", where: "PATH",
        remedy: "apt-get install poppler-utils, or write a .pdf")
    }
    self.path = path
  }

  /// One page of a PDF, counted from 1, as PNG.
  func picture(of pdf: [UInt8], page: Int) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "trao-preview-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "paper.pdf")
    try Data(pdf).write(to: file)
    let command = [
      path, "-png", "-singlefile", "-r", "\(Self.resolution)", "-f", "\(page)", "-l", "\(page)",
      file.path(percentEncoded: false), folder.appending(path: "page").path(percentEncoded: false),
    ]
    _ = try ChildProcess(command, environment: ProcessInfo.processInfo.environment, log: "/dev/null")
      .waitForEnd()
    guard let picture = try? Data(contentsOf: folder.appending(path: "page.png")) else {
      throw Failure(
        .noInput, "the paper has no page \(page)", where: "--page", remedy: "leave out --page for the first")
    }
    return Array(picture)
  }
}
