import ArgumentParser
import Backend

/// The command line: `trao <noun> <verb>`.
struct Trao: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trao",
    abstract: "Runs the official side of a conference and writes its papers.",
    discussion: """
      Begin with `trao up`: it makes a private PostgreSQL, and runs until it is stopped. In another window \
      load a conference and schedule its papers.

      Example:
        trao up &
        trao conference load config/samples/qn-jp-2023
        trao invitation schedule --wait
        trao document schedule --kind guest-list --wait
        trao document export --to papers
        trao report attendance

      Exit codes: 0 done; 1 the answer is no; 64 usage; 65 bad input data; 66 no such file or record; 69 \
      database unavailable; 70 internal error; 73 cannot create; 74 input/output; 75 try again; 77 not \
      permitted; 78 bad configuration.
      """,
    version: Version.current,
    groupedSubcommands: [
      CommandGroup(
        name: "Running",
        subcommands: [Up.self, Daemon.self, DoctorCommand.self, DatabaseCommands.self, KeyCommands.self]),
      CommandGroup(
        name: "Conference and people",
        subcommands: [
          ConferenceCommands.self, PersonCommands.self, OrganisationCommands.self, AttendeeCommands.self,
          ImportCommands.self, MappingCommands.self, DelegationCommands.self, RankCommands.self,
          PrecedenceCommands.self, LawCommands.self,
        ]),
      CommandGroup(
        name: "Programme and stage",
        subcommands: [
          RoomCommands.self, SessionCommands.self, ProgrammeCommands.self, SeatingCommands.self,
          ProjectCommands.self, InstrumentCommands.self, CeremonyCommands.self, AttendanceCommands.self,
        ]),
      CommandGroup(
        name: "Papers and reports",
        subcommands: [
          InvitationCommands.self, BadgeCommands.self, CertificateCommands.self, DocumentCommands.self,
          RegisterCommands.self, TemplateCommands.self, ReportCommands.self,
        ]),
      CommandGroup(name: "Work", subcommands: [BatchCommands.self, JobCommands.self, QueueCommands.self]),
      CommandGroup(name: "Help", subcommands: [CompletionCommand.self, ManualCommand.self]),
    ])
}

extension CommandConfiguration {
  /// A noun: the group of its verbs.
  static func noun(_ name: String, _ abstract: String, verbs: [any ParsableCommand.Type])
    -> CommandConfiguration
  {
    CommandConfiguration(commandName: name, abstract: abstract, subcommands: verbs)
  }

  /// A verb, with what there is to know about it and an example.
  static func verb(
    _ name: String, _ abstract: String, _ discussion: String = "", example: String
  ) -> CommandConfiguration {
    let indented = ExampleLines.folded(example).map { "  \($0)" }.joined(separator: "\n")
    let text = discussion.isEmpty ? "" : discussion + "\n\n"
    return CommandConfiguration(
      commandName: name, abstract: abstract, discussion: "\(text)Example:\n\(indented)")
  }
}
