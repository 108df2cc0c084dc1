/// The fields of reply forms: who answers, by when, to whom.
enum ReplyFormFields {
  static let all: [FieldCatalogue.Entry] =
    InvitationFields.all + [
      .init("invitee.name_own", .name, "The guest's name in the script of their own."),
      .init(
        "invitee.code", .code,
        "The organiser's own key of the guest, by which an answer is recorded without spelling a name."),
    ]
}
