import Foundation
import TestSupport
import Testing

/// A PDF file in a temporary folder, looked at with the tools of poppler and qpdf.
final class PDFFile {
  private let folder: TemporaryFolder
  let path: String

  init(_ bytes: [UInt8]) throws {
    folder = try TemporaryFolder()
    path = folder.path("document.pdf")
    try Data(bytes).write(to: URL(filePath: path))
  }

  /// Runs a tool; the file's path takes the place of `FILE` among the arguments.
  func ask(_ tool: String, _ arguments: String...) throws -> OtherProgram.Answer {
    try OtherProgram.run([tool] + arguments.map { $0 == "FILE" ? path : $0 })
  }

  /// What a reader copies from the page, line by line, in content order.
  func text() throws -> [String] {
    let output = try ask("pdftotext", "-raw", "-enc", "UTF-8", "FILE", "-").output
    #expect(!output.contains("Syntax Error"), "\(output)")
    return output.split(whereSeparator: { $0 == "\n" || $0 == "\u{c}" }).map(String.init)
  }

  /// The file with its objects and content streams unpacked.
  func plain() throws -> String {
    try ask("qpdf", "--qdf", "--object-streams=disable", "FILE", "-").output
  }

  /// The structure tree, one line for each element: its role, indented by two blanks a level.
  func roles() throws -> [String] {
    try ask("pdfinfo", "-struct", "FILE").output.split(separator: "\n").compactMap { line in
      let indent = line.prefix { $0 == " " }
      let role = line.dropFirst(indent.count).prefix { $0.isLetter || $0.isNumber }
      return role.isEmpty ? nil : String(indent) + role
    }
  }
}
