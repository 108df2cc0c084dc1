import Foundation
import PostgreSQL
import StrictYAML

/// A project's capital, in its own currency and in a second one. Money is exact decimals, kept as text.
struct CapitalEntry: Hashable, Sendable {
  var amount: String
  var currency: String
  var conversion: ConversionEntry?
  /// What the investors pay themselves.
  var contributed: SumEntry?
  /// What they raise, such as loans.
  var mobilised: SumEntry?
}

/// The total capital in a second currency. The rate is the price of the dearer currency's unit in the other.
struct ConversionEntry: Hashable, Sendable {
  var amount: String
  var currency: String
  var rate: String?
  var rateOn: CalendarDate?
}

/// A part of the capital in both currencies.
struct SumEntry: Hashable, Sendable {
  var amount: String
  var converted: String?
}

extension CapitalEntry {
  /// The keys of a project that are about its capital.
  static let keys = ["capital", "conversion", "contributed", "mobilised"]

  init(_ record: RecordReader) {
    let capital = record["capital"]?.mapping(keys: ["amount", "currency"])
    self.init(
      amount: capital?.required("amount")?.canonicalAmount ?? "",
      currency: capital?.required("currency")?.currency ?? "",
      conversion: record["conversion"].flatMap(ConversionEntry.init),
      contributed: record["contributed"].flatMap(SumEntry.init),
      mobilised: record["mobilised"].flatMap(SumEntry.init))
    if record["capital"] == nil {
      record.node.note("the key capital is missing; write {amount: 18600000, currency: USD}")
    }
    if let conversion { check(conversion, record["conversion"]) }
    if conversion == nil {
      for (key, sum) in [("contributed", contributed), ("mobilised", mobilised)] where sum?.converted != nil {
        record[key]?.note("it is converted, but the project has no conversion; name its amount and currency")
      }
    }
    let parts = [contributed, mobilised].compactMap { $0 }
    if let whole = Decimal(string: amount),
      parts.compactMap({ Decimal(string: $0.amount) }).reduce(0, +) > whole
    {
      record[contributed == nil ? "mobilised" : "contributed"]?
        .note("contributed and mobilised capital are more than the capital of \(amount)")
    }
    if let whole = conversion.flatMap({ Decimal(string: $0.amount) }),
      parts.compactMap({ $0.converted.flatMap { Decimal(string: $0) } }).reduce(0, +) > whole
    {
      record[contributed == nil ? "mobilised" : "contributed"]?
        .note("converted, contributed and mobilised capital are more than the converted capital")
    }
  }

  private func check(_ conversion: ConversionEntry, _ node: YAMLNode?) {
    if conversion.currency == currency, !currency.isEmpty {
      node?.note("a conversion is into another currency than \(currency)")
    }
    guard let own = Double(amount), let other = Double(conversion.amount),
      let rate = conversion.rate.flatMap(Double.init), max(own, other) > 0
    else { return }
    if abs(max(own, other) - min(own, other) * rate) > max(own, other) / 100 {
      node?.note("the amounts differ by more than one per cent from the rate; compare their digits")
    }
  }

  var yaml: [(String, YAMLValue)] {
    [
      ("capital", .flow([("amount", .plain(amount)), ("currency", .plain(currency))])),
      ("conversion", ConversionEntry.yaml(conversion)), ("contributed", SumEntry.yaml(contributed)),
      ("mobilised", SumEntry.yaml(mobilised)),
    ]
  }
}

extension ConversionEntry {
  init?(_ node: YAMLNode) {
    guard let map = node.mapping(keys: ["amount", "currency", "rate", "rate_on"]) else { return nil }
    self.init(
      amount: map.required("amount")?.canonicalAmount ?? "",
      currency: map.required("currency")?.currency ?? "", rate: map["rate"]?.canonicalAmount,
      rateOn: map["rate_on"]?.date)
    if (map["rate"] == nil) != (map["rate_on"] == nil) {
      node.note("a rate stands with its day: name rate and rate_on, or neither")
    }
  }
}

extension ConversionEntry {
  static func yaml(_ conversion: ConversionEntry?) -> YAMLValue {
    .flow([
      ("amount", .plain(conversion?.amount)), ("currency", .plain(conversion?.currency)),
      ("rate", .plain(conversion?.rate)), ("rate_on", .plain(conversion?.rateOn?.iso)),
    ])
  }
}

extension SumEntry {
  fileprivate init?(_ node: YAMLNode) {
    guard let map = node.mapping(keys: ["amount", "converted"]) else { return nil }
    self.init(
      amount: map.required("amount")?.canonicalAmount ?? "", converted: map["converted"]?.canonicalAmount)
  }

  fileprivate static func yaml(_ sum: SumEntry?) -> YAMLValue {
    .flow([("amount", .plain(sum?.amount)), ("converted", .plain(sum?.converted))])
  }
}
