/// A text of a conference that papers print, and that it can be without.
public enum ConferenceText: String, CaseIterable, Sendable {
  case theme, occasion, venue, place, dress, contact
  /// The first line over the signature: on whose behalf.
  case signatureAuthority = "signature-authority"
  /// The second: what the signer is.
  case signaturePosition = "signature-position"

  var field: WritableKeyPath<ConferenceEntry, LocalisedText> {
    switch self {
    case .theme: \.theme
    case .occasion: \.occasion
    case .venue: \.venue
    case .place: \.place
    case .dress: \.dress
    case .contact: \.contact
    case .signatureAuthority: \.signatureAuthority
    case .signaturePosition: \.signaturePosition
    }
  }
}
