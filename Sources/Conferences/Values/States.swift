public import PostgreSQL

/// Where a participation has got to.
public enum ParticipationState: String, CaseIterable, Codable, Sendable, ColumnValue {
  case proposed, approved, invited, tentative, declined, substituted, accepted, registered, withdrawn

  /// How far along it is; answers to an invitation are equally far. The same as the database's
  /// `trao.participation_progress()`.
  var progress: Int {
    switch self {
    case .proposed: 0
    case .approved: 1
    case .invited: 2
    case .tentative, .declined, .accepted: 3
    case .registered: 4
    case .substituted: 5
    case .withdrawn: 6
    }
  }
}

/// A delegation whose head is not named yet is still forming.
public enum DelegationState: String, CaseIterable, Codable, Sendable, ColumnValue {
  case forming, confirmed, closed
}

/// Which side of the table a delegation sits on.
public enum DelegationSide: String, CaseIterable, Codable, Sendable, ColumnValue {
  case host, guest, third
}

public enum SessionKind: String, CaseIterable, Codable, Sendable, ColumnValue {
  case plenary, seminar, ceremony, signing, reception, show, meeting
}

public enum SessionState: String, CaseIterable, Codable, Sendable, ColumnValue {
  case planned, open, closed, cancelled
}

public enum ConferenceState: String, CaseIterable, Codable, Sendable, ColumnValue {
  case draft, published, running, closed, archived

  /// How far along it is.
  var progress: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

public enum OrganisationKind: String, CaseIterable, Codable, Sendable, ColumnValue {
  case party, assembly, government, ministry, authority, agency, embassy, company, association, organisation
}

/// The authority's legal act, from its draft to its end.
public enum CertificateState: String, CaseIterable, Codable, Sendable, ColumnValue {
  case draft, checked, signed, issued, superseded, revoked
}

/// One hand-over on stage. `proxy`: somebody else took it for the recipient.
public enum GrantState: String, CaseIterable, Codable, Sendable, ColumnValue {
  case planned, ready, handed, proxy, withdrawn

  /// Whether the certificate has left the hands of the host.
  public var isHandedOver: Bool { self == .handed || self == .proxy }
}

/// `annulment` takes an earlier event back.
public enum AttendanceDirection: String, CaseIterable, Codable, Sendable, ColumnValue {
  case `in`, out, annulment
}
