import ArgumentParser
import Documents

/// `trao certificate …`
struct CertificateCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "certificate",
    "Write certificates: presentation copies for the stage, and certificates of attendance; check any paper.",
    verbs: [
      CertificateSchedule.self, CertificateList.self, CertificateShow.self, CertificateVerify.self,
      CertificateRevoke.self, CertificateReissue.self,
    ])
}

/// The kinds of certificate, with the data sheet that goes with a presentation copy.
enum CertificateKind: String, ExpressibleByArgument, CaseIterable {
  case presentation, attendance, datasheet

  var document: DocumentKind {
    switch self {
    case .presentation: .presentation
    case .attendance: .attendance
    case .datasheet: .datasheet
    }
  }
}
