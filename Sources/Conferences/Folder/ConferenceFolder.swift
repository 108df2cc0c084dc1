public import Foundation

/// Everything about one conference as a folder of files that people write and read: what `export` writes, `load`
/// reads.
///
/// The folder is complete in itself: whatever a file names is declared in it. What a folder no longer names
/// stays in the database; only the programme of a session is a whole, which the folder replaces.
public struct ConferenceFolder: Sendable {
  var conference: Placed<ConferenceEntry>
  var ranks: [Placed<RankEntry>]
  var organisations: [Placed<OrganisationEntry>]
  var people: [Placed<PersonEntry>]
  var delegations: [Placed<DelegationEntry>]
  var participations: [Placed<ParticipationEntry>]
  var attendees: AttendeeTable
  var `protocol`: [Placed<ProtocolEntry>]
  var distinctions: [Placed<DistinctionEntry>]
  var rooms: [Placed<RoomEntry>]
  var sessions: [Placed<SessionEntry>]
  var seating: [Placed<SeatingEntry>]
  var projects: [Placed<ProjectEntry>]
  var instruments: [Placed<InstrumentEntry>]
  var ceremonies: [Placed<CeremonyEntry>]
  /// The places of each ceremony's grants, by the ceremony's own.
  var grants: [Place: [Place]]
  var programme: [Placed<ProgrammeEntry>]
  var answers: [AnswerRecord]
  var attendance: [AttendanceRecord]
  var claims: [Placed<ClaimEntry>]
  var departures: [Placed<DepartureEntry>]
  var law: Placed<LawEntry>?

  /// The conference's code.
  public var code: String { conference.entry.code }

  /// Reads a folder without touching any database.
  ///
  /// - Throws: ``InputFaults`` with every fault of every file; ``ConferenceError`` `.noSuchRecord` where there
  ///   is no such folder.
  public static func read(_ folder: URL) throws -> ConferenceFolder {
    try FolderReader(folder).read()
  }
}
