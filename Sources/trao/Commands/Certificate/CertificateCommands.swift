import ArgumentParser

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
