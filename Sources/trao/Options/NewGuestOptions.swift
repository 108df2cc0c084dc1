import ArgumentParser
import Conferences

/// Who is added: a person there is, an organisation as such, or somebody new.
struct NewGuestOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A person there is.", valueName: "code")) var person: String?
  @Option(help: ArgumentHelp("An organisation, invited as such.", valueName: "code")) var organisation:
    String?
  @Option(help: "Somebody new: the name as the person writes it.") var name: String?
  @Option(help: "The family name.") var familyName: String?
  @Option(help: "The middle name.") var middleName: String?
  @Option(help: "The given name.") var givenName: String?
  @Option(help: "The reading in kana; needed for Japan.") var kana: String?
  @Option(help: ArgumentHelp("The name in Latin letters.", valueName: "name")) var romanised: String?
  @Option(help: ArgumentHelp("The country of somebody new.", valueName: "alpha-2")) var country: String?
  @Option(help: ArgumentHelp("The office of a known person, by its code.", valueName: "code"))
  var appointment: String?
  @Option(help: ArgumentHelp("The office of somebody new, in Vietnamese.", valueName: "text")) var titleVi:
    String?
  @Option(help: ArgumentHelp("The same in Japanese.", valueName: "text")) var titleJa: String?
  @Option(help: ArgumentHelp("The same in English.", valueName: "text")) var titleEn: String?
  @Option(help: ArgumentHelp("Where somebody new holds it.", valueName: "code")) var employer: String?
  @Option(help: "The rank of somebody new; low is high.") var rank: Int?
  @Option(help: "The language of letters; default: a known person's own.")
  var language: Conferences.Language?
  @Option(help: "A role; may be given again.") var role: [Role] = []
  @Option(help: "The mail address.") var email: String?
  @Option(help: "The telephone number.") var phone: String?
  @Flag(help: "The guest is invented: papers made for them are marked SAMPLE.") var sample = false

  /// How many ways to say who it is were used.
  var inviteeCount: Int { [person, organisation, name].count { $0 != nil } }

  func validate() throws {
    guard inviteeCount <= 1 else {
      throw ValidationError("choose one of --person, --organisation and --name")
    }
    guard name == nil || country != nil else { throw ValidationError("--name needs --country") }
    guard appointment == nil || person != nil else {
      throw ValidationError("--appointment goes with --person")
    }
    let office: [Any?] = [titleVi, titleJa, titleEn, employer, rank]
    guard name != nil || office.allSatisfy({ $0 == nil }) else {
      throw ValidationError("a title, an employer and a rank go with --name: those there are keep their own")
    }
  }

  /// The guest with an external id.
  ///
  /// - Throws: A sentence where it is not said who it is.
  func guest(_ id: String, delegation: String?) throws -> NewAttendee {
    var new: NewAttendee
    if let person {
      new = NewAttendee(externalID: id, .person(person))
    } else if let organisation {
      new = NewAttendee(externalID: id, .organisation(organisation))
    } else if let name, let country {
      new = NewAttendee(
        externalID: id,
        .somebody(
          NewAttendee.Names(
            native: name, family: familyName, middle: middleName, given: givenName, kana: kana,
            romanised: romanised, country: country)))
    } else {
      throw ValidationError("say who it is: --person, --organisation or --name")
    }
    new.appointment = appointment
    (new.title[.vi], new.title[.ja], new.title[.en]) = (titleVi, titleJa, titleEn)
    (new.employer, new.rank, new.language, new.delegation) = (employer, rank, language, delegation)
    (new.roles, new.email, new.phone) = (role, email, phone)
    if sample { new.provenance = .sample }
    return new
  }
}
