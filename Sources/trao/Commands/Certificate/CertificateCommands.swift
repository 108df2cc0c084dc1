import ArgumentParser
import Documents

/// `trao certificate …`
struct CertificateCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "certificate", "Write certificates: presentation copies for the stage, and certificates of attendance.",
    verbs: [CertificateSchedule.self, CertificateList.self, CertificateShow.self])
}

/// The two kinds of certificate.
enum CertificateKind: String, ExpressibleByArgument, CaseIterable {
  case presentation, attendance

  var document: DocumentKind { self == .presentation ? .presentation : .attendance }
}
