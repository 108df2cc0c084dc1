/// By what attendance, answers or grants are counted.
public enum ReportGrouping: String, CaseIterable, Codable, Sendable {
  case session, day, delegation, country, side, rank, organisation
  case sector, authority, zone, kind
}
