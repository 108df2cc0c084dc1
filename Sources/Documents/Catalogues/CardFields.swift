/// The fields of invitation cards: one sentence in the third person, in Vietnamese and in the paper's language.
enum CardFields {
  static let all: [FieldCatalogue.Entry] = host + guest + meeting

  private static let host: [FieldCatalogue.Entry] =
    BilingualFields.of("host.name", .name, "Who invites; one's own side bears no honorific")
    + BilingualFields.of("host.title", .text, "The host's title on the document's date")
    + BilingualFields.of("host.organisation", .text, "The body for which the host invites")
    + BilingualFields.of("sender.organisation", .text, "The body that issues the paper")

  private static let guest: [FieldCatalogue.Entry] =
    [
      .init("guest.is_person", .flag, "A person is invited."),
      .init("guest.is_organisation", .flag, "An organisation is invited as such."),
    ]
    + BilingualFields.of("guest.name", .name, "Who is invited, written as on a letter")
    + BilingualFields.of("guest.honorific", .text, "The stored form of address that goes with the name")
    + BilingualFields.of("guest.title", .text, "The guest's title on the document's date")
    + BilingualFields.of(
      "guest.organisation", .text, "The guest's organisation; empty where the title names it already")
    + BilingualFields.of("guest.delegation", .text, "The delegation the guest belongs to")

  private static let meeting: [FieldCatalogue.Entry] =
    BilingualFields.of("conference.name", .text, "The conference's name")
    + BilingualFields.of("conference.theme", .text, "Its theme")
    + BilingualFields.of("conference.occasion", .text, "The occasion it is held on, such as an anniversary")
    + BilingualFields.of("conference.venue", .text, "Where it is held")
    + BilingualFields.of(
      "conference.room", .text, "Where its first session is held, if that is not the venue")
    + BilingualFields.of("conference.place", .text, "The place that stands before the date on papers")
    + BilingualFields.of("conference.dress", .text, "How to dress")
    + BilingualFields.of("contact.office", .text, "Who answers questions and takes replies")
    + [
      .init("conference.starts", .time, "When its first session begins."),
      .init("conference.ends", .time, "When its first session ends."),
      .init(
        "conference.day_vi", .text,
        "The day on which it begins, in Vietnamese: thứ Sáu, ngày 17 tháng 11 năm 2023."),
      .init("conference.time_vi", .text, "When it begins, in Vietnamese: 08 giờ 00."),
      .init("reply_by", .date, "The last day for an answer."),
      .init("reply_by_vi", .text, "The last day for an answer, in Vietnamese: ngày 08 tháng 11 năm 2023."),
      .init("contact.phone", .code, "Their telephone number."),
      .init("contact.email", .code, "Their address for electronic mail."),
    ]
}
