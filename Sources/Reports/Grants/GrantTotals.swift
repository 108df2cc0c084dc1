import Conferences
import PostgreSQL

/// What the grants of a conference add up to, made by the database in exact decimals, each currency by itself.
struct GrantTotals {
  let place: ReportedConference
  /// Everything, by currency and by whether it was handed over.
  let whole: [GrantSum]
  let breakdowns: [GrantSum.Kind: [GrantSum]]
  /// Of what was handed over, each project once.
  let land: Amount
  let checks: [ClaimCheck]

  init(_ place: ReportedConference, in database: Database) throws {
    self.place = place
    whole = try GrantSum.all(by: .whole, of: place, in: database)
    var breakdowns: [GrantSum.Kind: [GrantSum]] = [:]
    for kind in [GrantSum.Kind.country, .sector, .authority, .zone, .kind] {
      breakdowns[kind] = try GrantSum.all(by: kind, of: place, in: database)
    }
    self.breakdowns = breakdowns
    land = Amount(try database.query(Statements.grantedLand, place.id, place.moment).one().get("area"))
    checks = try ClaimCheck.all(of: place, in: database).filter { $0.kind == .handedOver }
  }

  /// All that were not withdrawn.
  var grants: Int { whole.reduce(0) { $0 + $1.grants } }
  var handedOver: Int { whole.filter(\.isHandedOver).reduce(0) { $0 + $1.grants } }

  func capital(isHandedOver: Bool) -> [(currency: String, amount: Amount)] {
    whole.filter { $0.isHandedOver == isHandedOver }.compactMap { sum in
      if let currency = sum.currency, let capital = sum.capital { (currency, capital) } else { nil }
    }
  }

  /// Grants handed over by country.
  private var countries: [(key: String, grants: Int)] {
    var counts: [String: Int] = [:]
    for sum in breakdowns[.country] ?? [] where sum.isHandedOver { counts[sum.key, default: 0] += sum.grants }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  var figures: Figure {
    func amounts(_ isHandedOver: Bool) -> Figure {
      .group(
        Dictionary(
          capital(isHandedOver: isHandedOver).map { ($0.currency, Figure.value(.decimal($0.amount))) },
          uniquingKeysWith: { first, _ in first }))
    }
    return .group([
      "grants": .count(grants), "handed_over": .count(handedOver), "capital": amounts(true),
      "capital_not_handed_over": amounts(false), "area_square_metres": .value(.decimal(land)),
      "countries": .group(Dictionary(uniqueKeysWithValues: countries.map { ($0.key, .count($0.grants)) })),
      "by": .group(
        Dictionary(
          uniqueKeysWithValues: breakdowns.map { kind, sums in
            (kind.rawValue, .list(sums.filter(\.isHandedOver).map(\.figure)))
          })),
    ])
  }

  /// `4 handed over`, the sum of each currency with its terms, land and countries, and whether it agrees with what was
  /// claimed.
  func notes(terms: [String: [String]], isVerified: Bool) -> [String] {
    let language = place.language
    func million(_ amount: Amount) -> String { LocalNumber.grouped(amount.millions, language, decimals: 2) }
    let word = Words("million", vi: "triệu", ja: "百万").text(in: language)
    var notes = [
      Words("\(handedOver) handed over", vi: "Đã trao \(handedOver)", ja: "授与\(handedOver)件").text(
        in: language)
    ]
    for (currency, sum) in capital(isHandedOver: true) {
      let parts = (terms[currency] ?? []).map { LocalNumber.grouped($0, language, decimals: 2) }
      let equation = parts.isEmpty ? "" : parts.joined(separator: " + ") + " = "
      notes.append("\(equation)\(million(sum)) \(word) \(currency)")
    }
    if handedOver > 0 {
      let list = countries.map { "\(Terms.country($0.key, language)) \($0.grants)" }.joined(
        separator: ", ")
      let by = Words("by country of the investors", vi: "theo nước đầu tư", ja: "投資国別").text(in: language)
      notes.append(
        "\(LocalNumber.grouped(land.hectares, language, decimals: 2)) ha"
          + (list.isEmpty ? "" : "; \(by): \(list)"))
    }
    let waiting = grants - handedOver
    if waiting > 0 {
      let sums = capital(isHandedOver: false).map { "\(million($0.amount)) \(word) \($0.currency)" }
        .joined(separator: ", ")
      let words = Words("\(waiting) not handed over", vi: "Chưa trao \(waiting)", ja: "未授与\(waiting)件")
      notes.append(words.text(in: language) + (sums.isEmpty ? "" : ": \(sums)"))
    }
    notes += checks.map { $0.words(in: language) }
    if !isVerified {
      notes.append(
        Words(
          "Not every figure is verified; --format json names the source of each.",
          vi: "Có số liệu chưa kiểm chứng; dữ liệu JSON nêu nguồn của từng số liệu.",
          ja: "未確認の数値を含む。出典はJSONデータに示す。"
        ).text(in: language))
    }
    return notes
  }
}
