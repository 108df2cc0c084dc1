import Foundation
import PostgreSQL
import StrictYAML

/// The conference itself.
struct ConferenceEntry: Hashable, Sendable {
  var code: String
  var name: LocalisedText
  var theme: LocalisedText
  var occasion: LocalisedText
  var venue: LocalisedText
  var place: LocalisedText
  var startsOn: CalendarDate
  var endsOn: CalendarDate
  var timeZone: String
  /// The clocks of the guests, for programmes in both times.
  var secondTimeZone: String?
  var organisers: [String]
  var issuingOrganisation: String
  var signer: String?
  var signatureAuthority: LocalisedText
  var signaturePosition: LocalisedText
  var dress: LocalisedText
  var replyBy: CalendarDate?
  var contact: LocalisedText
  var contactPhone: String?
  var contactEmail: String?
  /// When its papers get their numbers.
  var numbering: NumberingPolicy
  var state: ConferenceState
  var origin: Origin
}

extension ConferenceEntry {
  init?(_ node: YAMLNode, _ references: References) {
    let keys = [
      "code", "name", "theme", "occasion", "venue", "place", "starts_on", "ends_on", "time_zone",
      "second_time_zone", "organisers",
      "issuing_organisation", "numbering", "signature", "dress", "reply", "state",
    ]
    guard let record = RecordReader(node, keys: keys) else { return nil }
    let signature = record["signature"]?.mapping(keys: ["signer", "authority", "position"])
    let reply = record["reply"]?.mapping(keys: ["by", "contact", "phone", "email"])
    let (startsOn, endsOn) = Self.days(record)
    self.init(
      code: record.code("code"), name: record.text("name", required: true), theme: record.text("theme"),
      occasion: record.text("occasion"), venue: record.text("venue"), place: record.text("place"),
      startsOn: startsOn, endsOn: endsOn, timeZone: record.line("time_zone", required: true) ?? "",
      secondTimeZone: record.line("second_time_zone"),
      organisers: record.list("organisers").compactMap { references.use(.organisation, $0) },
      issuingOrganisation: references.use(.organisation, record["issuing_organisation"]) ?? "",
      signer: references.use(.participant, signature?["signer"]),
      signatureAuthority: signature?["authority"]?.localisedText ?? LocalisedText(),
      signaturePosition: signature?["position"]?.localisedText ?? LocalisedText(),
      dress: record.text("dress"), replyBy: reply?["by"]?.date,
      contact: reply?["contact"]?.localisedText ?? LocalisedText(), contactPhone: reply?["phone"]?.oneLine,
      contactEmail: reply?["email"]?.oneLine,
      numbering: record.choice("numbering", default: .beforeFinalRender),
      state: record.choice("state", default: .published),
      origin: record.origin)
    check(record, reply)
  }

  private static func days(_ record: RecordReader) -> (CalendarDate, CalendarDate) {
    let standIn = CalendarDate(Date(timeIntervalSinceReferenceDate: 0), in: .gmt)
    for key in ["starts_on", "ends_on"] where record[key] == nil {
      record.node.note("the key \(key) is missing")
    }
    let startsOn = record.date("starts_on") ?? standIn
    return (startsOn, record.date("ends_on") ?? startsOn)
  }

  private func check(_ record: RecordReader, _ reply: YAMLMapping?) {
    if endsOn < startsOn { record["ends_on"]?.note("the conference ends before it begins") }
    if !timeZone.isEmpty, TimeZone(identifier: timeZone) == nil {
      record["time_zone"]?.note(
        "\(Quotation.quoted(timeZone)) is no time zone; use a name such as Asia/Ho_Chi_Minh")
    }
    if let secondTimeZone, TimeZone(identifier: secondTimeZone) == nil {
      record["second_time_zone"]?.note(
        "\(Quotation.quoted(secondTimeZone)) is no time zone; use a name such as Asia/Tokyo")
    }
    if Set(organisers).count != organisers.count { record["organisers"]?.note("an organiser stands twice") }
    if record["issuing_organisation"] == nil {
      record.node.note("the key issuing_organisation is missing; it names the body that numbers the papers")
    }
    if let replyBy, replyBy > endsOn { reply?["by"]?.note("this is after the conference") }
    if let contactEmail, !Shape.isEmail(contactEmail) { reply?["email"]?.note("this is no mail address") }
    if let contactPhone, !Shape.isPhone(contactPhone) { reply?["phone"]?.note("this is no telephone number") }
  }

  var yaml: YAMLBlock {
    YAMLBlock(
      [
        ("code", .plain(code)), ("name", .text(name)), ("theme", .text(theme)), ("occasion", .text(occasion)),
        ("venue", .text(venue)), ("place", .text(place)), ("starts_on", .plain(startsOn.iso)),
        ("ends_on", .plain(endsOn.iso)), ("time_zone", .plain(timeZone)),
        ("second_time_zone", .plain(secondTimeZone)), ("organisers", .words(organisers)),
        ("issuing_organisation", .plain(issuingOrganisation)),
        ("numbering", .plain(numbering == .beforeFinalRender ? nil : numbering.rawValue)),
        (
          "signature",
          .block(
            YAMLBlock([
              ("signer", .plain(signer)), ("authority", .text(signatureAuthority)),
              ("position", .text(signaturePosition)),
            ]))
        ), ("dress", .text(dress)),
        (
          "reply",
          .block(
            YAMLBlock([
              ("by", .plain(replyBy?.iso)), ("contact", .text(contact)), ("phone", .quoted(contactPhone)),
              ("email", .quoted(contactEmail)),
            ]))
        ), ("state", .plain(state.rawValue)),
      ] + origin.yaml)
  }
}
