import TestSupport

/// What poppler says of the signatures of a file.
enum PDFSig {
  static func says(of file: String) throws -> String {
    try OtherProgram.run(["pdfsig", "-nocert", file]).output
  }

  /// Whether there is one, it is valid, and covers the whole file.
  static func isValid(_ file: String) throws -> Bool {
    let text = try says(of: file)
    return text.contains("Signature is Valid.") && text.contains("Total document signed")
      && !text.contains("Signature #2")
  }
}
