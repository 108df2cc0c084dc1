/// What lists of guests say about one of them: the row fields that they share.
enum ListedGuestFields {
  static let row: [String: FieldType] = [
    "number": .number, "place": .number, "code": .code, "name": .name, "kana": .text, "honorific": .text,
    "title": .text, "organisation": .text, "delegation": .text, "is_head": .flag, "is_deputy": .flag,
    "is_substitute": .flag, "is_coming": .flag, "is_tentative": .flag, "is_unanswered": .flag,
  ]

  static let meaning =
    "number counts them, place is that in the order of precedence, code the organiser's own key; kana is how a name "
    + "in kanji is read; organisation is empty where the title names it already. is_coming, is_tentative and "
    + "is_unanswered say what is known of their coming."
}
