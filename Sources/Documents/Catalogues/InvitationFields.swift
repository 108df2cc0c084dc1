/// The fields of letters that invite.
enum InvitationFields {
  static let all: [FieldCatalogue.Entry] = invitee + meeting

  private static let invitee: [FieldCatalogue.Entry] = [
    .init("invitee.is_person", .flag, "A person is invited."),
    .init("invitee.is_organisation", .flag, "An organisation is invited as such."),
    .init(
      "invitee.name", .name,
      "Who is invited. A Japanese paper has 武部　勤 and カオ・トゥオン・フイ; others have native Latin or romanised names."
    ),
    .init(
      "invitee.honorific", .text,
      "The stored form of address that goes with the name: Ngài, 閣下, His Excellency Mr."),
    .init("invitee.salutation", .text, "The stored opening of a letter: Your Excellency."),
    .init(
      "invitee.needs_salutation", .flag,
      "The form of address, as The Honorable, does not go with “Dear”, and no opening is stored: a letter in English that "
        + "names invitee.salutation then is refused until one is."),
    .init("invitee.title", .text, "The guest's title on the document's date."),
    .init("invitee.organisation", .text, "The guest's organisation; empty where the title names it already."),
    .init("invitee.delegation", .text, "The delegation the guest belongs to."),
    .init("invitee.is_head", .flag, "The guest leads the delegation."),
  ]

  private static let meeting: [FieldCatalogue.Entry] = [
    .init("conference.starts", .time, "When its first session begins."),
    .init("conference.ends", .time, "When its first session ends."),
    .init("conference.room", .text, "Where its first session is held, if that is not the venue."),
    .init("conference.dress", .text, "How to dress."),
    .init("chair.name", .name, "Who chairs the first session."),
    .init("chair.honorific", .text, "The chair's stored form of address: Đồng chí."),
    .init("chair.title", .text, "The chair's title on the document's date."),
    .init(
      "sessions",
      .rows([
        "code": .code, "name": .text, "room": .text, "starts": .time, "ends": .time, "is_inside": .flag,
      ]), "The sessions in order of time; those inside another one are marked by is_inside."),
    .init("reply_by", .date, "The last day for an answer."),
    .init("contact.office", .text, "Who answers questions and takes replies."),
    .init("contact.phone", .code, "Their telephone number."),
    .init("contact.email", .code, "Their address for electronic mail."),
  ]
}
