import Conferences
import PostgreSQL

/// Hand-overs of one group in one currency: what is exact stays exact, and currencies are never mixed.
public struct GrantSum: Hashable, Sendable {
  /// Country, sector, zone, code of the authority, or kind of instrument; empty for the whole, and where it is unknown.
  public let key: String
  public let name: String?
  /// Whether they were handed over, to the recipient or a proxy.
  public let isHandedOver: Bool
  /// ISO 4217; nil for what has no capital.
  public let currency: String?
  public let grants: Int
  /// In units; nil for what has no capital.
  public let capital: Amount?
  public let areaSquareMetres: Amount?

  /// By what grants are summed up.
  enum Kind: String {
    case whole, country, sector, authority, zone, kind
  }

  static func all(by kind: Kind, of place: ReportedConference, in database: Database) throws -> [GrantSum] {
    try database.query(
      Statements.grantSums, place.id, kind.rawValue, place.language.rawValue, place.moment
    ).map { row in
      GrantSum(
        key: try row.get("key"), name: try row.optional("name"), isHandedOver: try row.get("is_handed"),
        currency: try row.optional("currency"), grants: try row.get("grants"),
        capital: try row.optional("capital", as: String.self).map(Amount.init),
        areaSquareMetres: try row.optional("area_square_metres", as: String.self).map(Amount.init))
    }
  }

  var figure: Figure {
    .group([
      "key": .value(key.isEmpty ? .empty : .code(key)), "name": .value(name.map(ReportCell.text) ?? .empty),
      "currency": .value(currency.map(ReportCell.code) ?? .empty), "grants": .count(grants),
      "capital": .value(capital.map(ReportCell.decimal) ?? .empty),
      "area_square_metres": .value(areaSquareMetres.map(ReportCell.decimal) ?? .empty),
    ])
  }
}
