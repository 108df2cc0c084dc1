public import PostgreSQL

/// An investment project, as its certificate in force says it.
public struct Project: Hashable, Sendable {
  public let id: Int
  /// Ten digits, for the life of the project (Decree 31/2021/NĐ-CP, article 37).
  public let code: String
  public let name: LocalisedText
  /// The enterprise that carries it out: the organisation's code and name.
  public let companyCode: String?
  public let company: LocalisedText
  public let sector: String
  public let zone: LocalisedText
  public let address: LocalisedText
  /// Exact decimals as text.
  public let areaSquareMetres: String?
  public let capital: String
  /// ISO 4217.
  public let currency: String
  public let conversion: Conversion?
  /// Of its investors, each once.
  public let countries: [String]
  /// 0 for the first, then its amendments.
  public var certificates: [Certificate]
  public let origin: Origin

  /// The total capital in another currency (a rate stands with its day).
  public struct Conversion: Hashable, Sendable {
    public var amount: String
    public var currency: String
    /// The price of one unit of the dearer currency in the other.
    public var rate: String?
    public var rateOn: CalendarDate?

    public init(amount: String, currency: String, rate: String? = nil, rateOn: CalendarDate? = nil) {
      (self.amount, self.currency) = (amount, currency)
      (self.rate, self.rateOn) = (rate, rateOn)
    }
  }

  /// The certificate that is in force.
  public var inForce: Certificate? { certificates.first { $0.state == .issued } }

  /// A certificate by its amendment; nil for the one in force, else the latest.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord`.
  func certificate(_ amendment: Int?) throws(ConferenceError) -> Certificate {
    if let amendment {
      if let found = certificates.first(where: { $0.amendment == amendment }) { return found }
      throw ConferenceError(
        .noSuchRecord, "project \(code) has no certificate with amendment \(amendment)",
        remedy: "trao project show \(code) lists them")
    }
    if let found = inForce ?? certificates.last { return found }
    throw ConferenceError(
      .noSuchRecord, "project \(code) has no certificate",
      remedy: "draft it: trao project draft \(code) --authority ORG"
    )
  }
}

extension Project {
  init(_ row: Row) throws(DatabaseError) {
    let converted: String? = try row.optional("converted_capital")
    let currency: String? = try row.optional("converted_currency")
    var conversion: Conversion?
    if let converted, let currency {
      conversion = Conversion(
        amount: converted, currency: currency, rate: try row.optional("exchange_rate"),
        rateOn: try row.optional("exchange_rate_on"))
    }
    self.init(
      id: try row.get("id"), code: try row.get("code"), name: try row.text("name"),
      companyCode: try row.optional("company_code"), company: try row.text("company"),
      sector: try row.get("sector"), zone: try row.text("zone"), address: try row.text("address"),
      areaSquareMetres: try row.optional("area"), capital: try row.get("capital"),
      currency: try row.get("currency"),
      conversion: conversion, countries: try row.get("countries"), certificates: [], origin: try row.origin)
  }
}
