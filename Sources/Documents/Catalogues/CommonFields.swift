/// The fields of every paper: the paper itself, the conference, and who sends it.
///
/// Texts are in the paper's language where somebody wrote them in it, else in English, Vietnamese or Japanese.
enum CommonFields {
  static let all: [FieldCatalogue.Entry] = number + document + seal + conference + sender

  /// Those of papers that stand in no register and are never sealed.
  static let unnumbered: [FieldCatalogue.Entry] = document + conference + sender

  private static let number: [FieldCatalogue.Entry] = [
    .init("document.number", .text, "The number in the register as the template prints it: 01/GM-UBND.")
  ]

  private static let seal: [FieldCatalogue.Entry] = [
    .init("document.sealed", .flag, "The file is sealed with the issuing body's key."),
    .init("seal.signer", .text, "Whom the certificate of the seal names."),
    .init("seal.organisation", .text, "The organisation that it names."),
    .init("seal.time", .time, "When the file was sealed, to the second: its format iso shows that."),
  ]

  private static let document: [FieldCatalogue.Entry] =
    [
      .init("document.dated", .date, "The document's own date."),
      .init("document.id", .code, "The random identifier that the register keeps: 26 letters and digits."),
      .init(
        "document.url", .code, "Where the paper can be checked: the configured address with the identifier."),
      .init(
        "document.unsigned", .flag,
        "Nobody has signed it, and no seal is on it: the paper must say so. Not raised on what is signed by hand."
      ),
      .init("document.sample", .flag, "It shows invented facts: the paper must say so."),
      .init("document.unverified", .flag, "It shows facts from the press that nobody has verified."),
    ]
    + (1...12).map { month in
      .init(
        "document.month_\(month)", .flag,
        "The document's date is in month \(month): for the seasonal words of a Japanese letter.")
    }

  private static let conference: [FieldCatalogue.Entry] = [
    .init("conference.name", .text, "The conference's name."),
    .init("conference.theme", .text, "Its theme."),
    .init("conference.occasion", .text, "The occasion it is held on, such as an anniversary."),
    .init("conference.venue", .text, "Where it is held."),
    .init("conference.place", .text, "The place that stands before the date on papers: Quảng Ninh."),
    .init("conference.starts_on", .date, "Its first day."),
    .init("conference.ends_on", .date, "Its last day."),
    .init("conference.is_one_day", .flag, "It begins and ends on the same day."),
    .init("organisers", .rows(["name": .name]), "The organisers, in their order."),
  ]

  private static let sender: [FieldCatalogue.Entry] = [
    .init("sender.organisation", .text, "The body that issues the paper."),
    .init(
      "sender.letterhead", .text,
      "Its name as it heads its papers, in capitals; only if written in this language."),
    .init("sender.signature_authority", .text, "The first line of the signature block: TM. ỦY BAN NHÂN DÂN."),
    .init("sender.signature_position", .text, "The line above the name: Q. CHỦ TỊCH."),
    .init("sender.title", .text, "The signer's title on the document's date."),
    .init("sender.name", .name, "The signer's name; one's own side bears no honorific."),
  ]
}

extension FieldCatalogue.Entry {
  init(_ name: String, _ type: FieldType, _ meaning: String) {
    self.init(name: name, type: type, meaning: meaning)
  }
}
