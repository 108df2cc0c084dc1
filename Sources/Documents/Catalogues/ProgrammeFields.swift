/// The fields of programmes: times at the conference and where the guests come from, words in two languages.
enum ProgrammeFields {
  static let all: [FieldCatalogue.Entry] =
    BilingualFields.of("conference.name", .text, "The conference's name")
    + BilingualFields.of("conference.theme", .text, "Its theme")
    + BilingualFields.of("conference.venue", .text, "Where it is held")
    + BilingualFields.of("sender.organisation", .text, "The body that issues the paper")
    + [
      .init("zone", .text, "The zone of the conference as clocks count it: UTC+7."),
      .init("away_zone", .text, "The other zone: UTC+9 for Japanese papers; empty where it is the same."),
      .init(
        "sessions",
        .rows([
          "code": .code, "name": .text, "name_vi": .text, "room": .text, "room_vi": .text, "starts": .time,
          "ends": .time, "away_starts": .time, "away_ends": .time, "is_new_day": .flag, "day_vi": .text,
          "has_items": .flag, "chair": .name, "chair_vi": .name, "chair_title": .text,
          "chair_title_vi": .text,
          "items": .rows([
            "starts": .time, "ends": .time, "away_starts": .time, "minutes": .number, "name": .text,
            "name_vi": .text, "has_people": .flag,
            "people": .rows(["name": .name, "name_vi": .name, "title": .text, "title_vi": .text]),
          ]),
        ]),
        "The sessions in order of time with the items of their programme. is_new_day is up on the first session of a "
          + "day, whose date is in day_vi in Vietnamese; away_… are the same moments in the other zone."),
    ]
}
