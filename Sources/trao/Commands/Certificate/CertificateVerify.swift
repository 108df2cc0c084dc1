import ArgumentParser
import Documents
import Foundation
import PostgreSQL
import StrictYAML

/// `trao certificate verify`
struct CertificateVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "verify",
    "Say whether a paper is genuine, changed, revoked, superseded or unknown, and what it certifies.",
    """
    A file is compared byte for byte with what was released, of whatever kind and conference. A code, which is \
    printed on the paper, tells what was released under it, without personal data. Of each signature in a file it says \
    who made it, and whether a key of ours or a certificate of signing.trust vouches for that; the verdict does not \
    depend on it. Exit code 0: genuine; 1: anything else.
    """,
    example: """
      trao certificate verify papers/BTT-UBND-2023-0001-ja.pdf
      trao certificate verify K7QM-2XHA-Q4ZT-5WCB-3DRN-FYJ6-UE --json
      """)

  @Argument(help: "A PDF file, or the code on a paper: its identifier, or the address in the printed code.")
  var paper: String
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let found: Verification
    if !FileManager.default.fileExists(atPath: paper), let code = DocumentCode.read(paper) {
      found = try await database.read { try Verification.of(code: code, in: $0) }
    } else {
      guard FileManager.default.fileExists(atPath: paper) || paper.contains("/") || paper.contains(".") else {
        throw Failure(
          .noInput, "\(Quotation.quoted(paper)) is no file, and no code of a paper",
          remedy: "name a PDF file, or type all letters and digits of the code as it is printed")
      }
      let bytes = try InputFile.bytes(paper)
      let trust = try database.trust()
      found = try await database.read { try Verification.of(file: bytes, trust: trust, in: $0) }
    }
    try output.print(VerificationRecord(found)) { _ in VerificationRecord.text(found) }
    guard found.isGenuine else { throw Sysexit.no.code }
  }
}
