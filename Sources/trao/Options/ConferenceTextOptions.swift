import ArgumentParser
import Conferences

/// Texts of a conference, in the languages of its papers.
struct ConferenceTextOptions: ParsableArguments {
  @OptionGroup var name: NameOption
  @Option(help: ArgumentHelp("Its theme, in Vietnamese.", valueName: "text")) var themeVi: String?
  @Option(help: ArgumentHelp("In Japanese.", valueName: "text")) var themeJa: String?
  @Option(help: ArgumentHelp("In English.", valueName: "text")) var themeEn: String?
  @Option(help: ArgumentHelp("What it is held for, in Vietnamese.", valueName: "text"))
  var occasionVi: String?
  @Option(help: ArgumentHelp("In Japanese.", valueName: "text")) var occasionJa: String?
  @Option(help: ArgumentHelp("In English.", valueName: "text")) var occasionEn: String?
  @Option(help: ArgumentHelp("Venue, in Vietnamese.", valueName: "text")) var venueVi: String?
  @Option(help: ArgumentHelp("In Japanese.", valueName: "text")) var venueJa: String?
  @Option(help: ArgumentHelp("In English.", valueName: "text")) var venueEn: String?
  @Option(help: ArgumentHelp("What stands before the date of papers, in Vietnamese.", valueName: "text"))
  var placeVi: String?
  @Option(help: ArgumentHelp("In Japanese.", valueName: "text")) var placeJa: String?
  @Option(help: ArgumentHelp("In English.", valueName: "text")) var placeEn: String?
  @Option(help: ArgumentHelp("Dress, in Vietnamese.", valueName: "text")) var dressVi: String?
  @Option(help: ArgumentHelp("In Japanese.", valueName: "text")) var dressJa: String?
  @Option(help: ArgumentHelp("In English.", valueName: "text")) var dressEn: String?
  @Option(help: ArgumentHelp("Office that takes replies, in Vietnamese.", valueName: "text"))
  var contactVi: String?
  @Option(help: ArgumentHelp("In Japanese.", valueName: "text")) var contactJa: String?
  @Option(help: ArgumentHelp("In English.", valueName: "text")) var contactEn: String?
  @Option(
    help: ArgumentHelp("First line over the signature, on whose behalf, in Vietnamese.", valueName: "text"))
  var signatureAuthorityVi: String?
  @Option(help: ArgumentHelp("In Japanese.", valueName: "text")) var signatureAuthorityJa: String?
  @Option(help: ArgumentHelp("In English.", valueName: "text")) var signatureAuthorityEn: String?
  @Option(help: ArgumentHelp("Second line, what the signer is, in Vietnamese.", valueName: "text"))
  var signaturePositionVi: String?
  @Option(help: ArgumentHelp("In Japanese.", valueName: "text")) var signaturePositionJa: String?
  @Option(help: ArgumentHelp("In English.", valueName: "text")) var signaturePositionEn: String?

  /// The change that was asked for.
  var change: ConferenceChange {
    var change = ConferenceChange()
    change.name = Self.text(name.nameVi, name.nameJa, name.nameEn)
    change.texts = [
      .theme: Self.text(themeVi, themeJa, themeEn),
      .occasion: Self.text(occasionVi, occasionJa, occasionEn),
      .venue: Self.text(venueVi, venueJa, venueEn),
      .place: Self.text(placeVi, placeJa, placeEn),
      .dress: Self.text(dressVi, dressJa, dressEn),
      .contact: Self.text(contactVi, contactJa, contactEn),
      .signatureAuthority: Self.text(signatureAuthorityVi, signatureAuthorityJa, signatureAuthorityEn),
      .signaturePosition: Self.text(signaturePositionVi, signaturePositionJa, signaturePositionEn),
    ]
    return change
  }

  private static func text(_ vi: String?, _ ja: String?, _ en: String?) -> LocalisedText {
    var text = LocalisedText()
    (text[.vi], text[.ja], text[.en]) = (vi, ja, en)
    return text
  }
}
