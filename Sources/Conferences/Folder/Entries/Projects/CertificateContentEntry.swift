import PostgreSQL
import StrictYAML

/// What a version of a certificate says, or said, where that is not what the project is now: an amendment that is not
/// issued yet, and versions that were superseded or revoked.
struct CertificateContentEntry: Hashable, Sendable {
  var name: LocalisedText
  var company: String
  var sector: String
  var zone: LocalisedText
  var address: LocalisedText
  var area: String?
  var amount: String
  var currency: String
  var conversion: ConversionEntry?
  /// Of the investors.
  var countries: [String]
}

extension CertificateContentEntry {
  private static let keys = [
    "name", "company", "sector", "zone", "address", "area", "capital", "conversion", "countries",
  ]

  init?(_ node: YAMLNode, _ references: References) {
    guard let map = node.mapping(keys: Self.keys) else { return nil }
    let capital = map.required("capital")?.mapping(keys: ["amount", "currency"])
    self.init(
      name: map.required("name")?.localisedText ?? LocalisedText(),
      company: references.use(.organisation, map.required("company")) ?? "",
      sector: map.required("sector")?.oneLine ?? "", zone: map["zone"]?.localisedText ?? LocalisedText(),
      address: map["address"]?.localisedText ?? LocalisedText(), area: map["area"]?.canonicalAmount,
      amount: capital?.required("amount")?.canonicalAmount ?? "",
      currency: capital?.required("currency")?.currency ?? "",
      conversion: map["conversion"].flatMap { ConversionEntry($0) },
      countries: (map["countries"]?.list ?? []).compactMap(\.country).sorted())
    if let conversion, conversion.currency == currency {
      map["conversion"]?.note("a conversion is into another currency than \(currency)")
    }
  }

  init(_ row: Row) throws(DatabaseError) {
    let converted: String? = try row.optional("converted_capital")
    self.init(
      name: try row.text("name"), company: try row.get("company"), sector: try row.get("sector"),
      zone: try row.text("zone"), address: try row.text("address"), area: try row.optional("area"),
      amount: try row.get("capital"), currency: try row.get("currency"), countries: try row.get("countries"))
    if let converted {
      conversion = ConversionEntry(
        amount: converted, currency: try row.get("converted_currency"),
        rate: try row.optional("exchange_rate"),
        rateOn: try row.optional("exchange_rate_on"))
    }
  }

  func put(of certificate: Int, in database: Database) throws {
    try database.query(
      Statements.putCertificateContent, certificate, name.row, company, sector, zone.row, address.row, area,
      amount,
      currency, conversion?.amount, conversion?.currency, conversion?.rate, conversion?.rateOn, countries)
  }

  var yaml: YAMLBlock {
    YAMLBlock([
      ("name", .text(name)), ("company", .plain(company)), ("sector", .quoted(sector)), ("zone", .text(zone)),
      ("address", .text(address)), ("area", .plain(area)),
      ("capital", .flow([("amount", .plain(amount)), ("currency", .plain(currency))])),
      ("conversion", ConversionEntry.yaml(conversion)), ("countries", .words(countries)),
    ])
  }
}

/// A step in the life of a certificate.
struct CertificateEventEntry: Hashable, Sendable {
  enum Event: String, CaseIterable, Sendable, ColumnValue {
    case checked, signed, issued, superseded, revoked, reissued
  }

  var event: Event
  var on: CalendarDate
  var reason: String?
  var key: String
}

extension CertificateEventEntry {
  init?(_ node: YAMLNode) {
    guard let map = node.mapping(keys: ["event", "on", "reason", "key"]) else { return nil }
    guard let on = map.required("on")?.date, let key = map.required("key")?.oneLine,
      let event: Event = map.required("event")?.choice()
    else { return nil }
    self.init(event: event, on: on, reason: map["reason"]?.oneLine, key: key)
    if [.revoked, .reissued].contains(event), reason == nil {
      node.note("a certificate is \(event.rawValue) for a reason; name it")
    }
  }

  init(_ row: Row) throws(DatabaseError) {
    self.init(
      event: try row.get("event"), on: try row.get("happened_on"), reason: try row.optional("reason"),
      key: try row.get("key"))
  }

  var yaml: YAMLValue {
    .flow([
      ("event", .plain(event.rawValue)), ("on", .plain(on.iso)), ("reason", .quoted(reason)),
      ("key", .quoted(key)),
    ])
  }
}
