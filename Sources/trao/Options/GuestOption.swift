import ArgumentParser
import Documents

/// For which guests papers are made.
struct GuestOption: ParsableArguments {
  @Option(help: ArgumentHelp("Only this delegation.", valueName: "code")) var delegation: String?
  @Option(help: ArgumentHelp("Only this guest.", valueName: "external-id")) var attendee: String?

  func validate() throws {
    guard delegation == nil || attendee == nil else {
      throw ValidationError("choose --delegation or --attendee, not both")
    }
  }

  var selection: DocumentRequest.Selection {
    delegation.map { .delegation($0) } ?? attendee.map { .attendee($0) } ?? .everyone
  }
}
