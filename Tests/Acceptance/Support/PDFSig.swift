import Foundation

/// What poppler says of the signatures of a file.
enum PDFSig {
  static func says(of file: String, home: URL) async throws -> String {
    let run = try RunningProgram(
      "/usr/bin/pdfsig", ["-nocert", file], environment: ["HOME": home.path, "LANG": "C.UTF-8"], home: home)
    _ = await run.waitForEnd()
    return run.output
  }

  /// Whether there is one, it is valid, and covers the whole file.
  static func isValid(_ file: String, home: URL) async throws -> Bool {
    let text = try await says(of: file, home: home)
    return text.contains("Signature is Valid.") && text.contains("Total document signed")
      && !text.contains("Signature #2")
  }
}
