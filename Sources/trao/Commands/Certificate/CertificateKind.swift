import ArgumentParser
import Documents

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
