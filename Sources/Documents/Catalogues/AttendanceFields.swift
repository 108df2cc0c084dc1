/// The fields of certificates of attendance.
enum AttendanceFields {
  static let all: [FieldCatalogue.Entry] = [
    .init("attendee.name", .name, "Who attended; written as on an invitation."),
    .init("attendee.is_organisation", .flag, "An organisation attended as such."),
    .init("attendee.honorific", .text, "The stored form of address that goes with the name."),
    .init("attendee.title", .text, "The guest's title on the document's date."),
    .init(
      "attendee.organisation", .text, "The guest's organisation; empty where the title names it already."),
    .init("attendee.is_speaker", .flag, "The guest spoke."),
    .init(
      "sessions", .rows(["code": .code, "name": .text, "starts": .time, "ends": .time]),
      "The sessions the guest was present in, in order of time."),
    .init("session.name", .text, "The session, where the certificate is about that one only."),
    .init("session.starts", .time, "When that session began."),
  ]
}
