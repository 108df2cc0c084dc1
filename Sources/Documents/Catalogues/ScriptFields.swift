/// The fields of scripts: cue by cue, in Vietnamese and in the paper's language.
enum ScriptFields {
  static let all: [FieldCatalogue.Entry] =
    BilingualFields.of("conference.name", .text, "The conference's name")
    + BilingualFields.of("conference.venue", .text, "Where it is held")
    + BilingualFields.of("ceremony.name", .text, "The ceremony, where the script is of that one only")
    + [
      .init("cues_count", .number, "How many cues there are."),
      .init(
        "cues",
        .rows([
          "number": .number, "at": .time, "minutes": .number, "is_grant": .flag, "folder": .number,
          "name": .text, "name_vi": .text, "has_words": .flag, "words": .rows(parts),
          "has_words_vi": .flag, "words_vi": .rows(parts), "stage": .text, "stage_vi": .text, "props": .text,
          "props_vi": .text, "has_people": .flag, "people": .rows(parts), "has_people_vi": .flag,
          "people_vi": .rows(parts),
        ]),
        "The cues in their order: when and how long, what is said, who comes on stage, and what must be at hand; folder "
          + "is the number of the folder that is handed over (is_grant). Words and people come in parts that are set one "
          + "behind the other, each a text or a name, so that no line parts a name from its style."),
    ]

  private static let parts: [String: FieldType] = ["text": .text, "name": .name]
}
