public import Files
public import Foundation
public import PostgreSQL
import Spreadsheets

extension ConferenceFolder {
  /// One file of a folder.
  public struct File: Hashable, Sendable {
    public let name: String
    public let bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
      (self.name, self.bytes) = (name, bytes)
    }
  }

  /// The files of a conference, as ``read(_:)`` reads them. The same data gives the same bytes.
  ///
  /// Attendance events that were annulled are left out together with what annulled them. Papers are no part of it, nor
  /// what became of them: approvals, deliveries, reminders, registers.
  ///
  /// - Throws: `DatabaseError`.
  public static func export(_ conference: Conference, in database: Database) throws -> [File] {
    try FolderExport(conference: conference, database: database).files()
  }

  /// Tells before any work whether ``write(_:to:)`` can write there.
  ///
  /// - Throws: `FileError` where the folder is there and not empty, or the user may not write.
  public static func check(_ folder: String) throws(FileError) {
    try OutputFolder(folder).check()
  }

  /// Writes files into a folder, which is new or empty; all of them or none.
  ///
  /// - Throws: `FileError` where the folder is not empty, or the file system refuses; nothing of it is left then.
  public static func write(_ files: [File], to folder: URL) throws(FileError) {
    try OutputFolder(folder.path(percentEncoded: false)).write(files.map { ($0.name, $0.bytes) })
  }
}

/// Writes a conference as the files of a folder.
struct FolderExport {
  let conference: Conference
  let database: Database

  func files() throws -> [ConferenceFolder.File] {
    let zone = conference.timeZone
    var files: [ConferenceFolder.File] = []
    func add(_ file: FolderFile, _ lines: [String]) {
      files.append(.init(name: file.rawValue, bytes: Array((lines.joined(separator: "\n") + "\n").utf8)))
    }
    func addList(_ file: FolderFile, _ blocks: [YAMLBlock]) {
      guard !blocks.isEmpty else { return }
      add(file, YAMLBlock([(file.listKey, .list(blocks.map { .block($0) }))]).lines)
    }
    func addTable(_ file: FolderFile, _ columns: [String], _ records: [[String]]) {
      guard !records.isEmpty else { return }
      let text = ([columns] + records).map { CSVWriter.record($0) }.joined()
      files.append(.init(name: file.rawValue, bytes: Array(text.utf8)))
    }

    if let entry = try StoredConference.entry(conference.code, in: database) {
      add(.conference, entry.yaml.lines)
    }
    addList(.ranks, try StoredRanks.entries(of: conference.id, in: database).map(\.yaml))
    let organisations = try codes(Statements.organisationCodesOfConference)
    let storedOrganisations = try StoredOrganisations.entries(organisations, in: database)
    addList(.organisations, organisations.compactMap { storedOrganisations[$0]?.yaml })
    let people = try codes(Statements.personCodesOfConference)
    let storedPeople = try StoredPeople.entries(people, in: database)
    addList(.people, people.compactMap { storedPeople[$0]?.yaml })
    addList(.delegations, try StoredDelegations.entries(of: conference.id, in: database).map(\.yaml))
    addList(
      .participations,
      try StoredParticipations.entries(of: conference.id, in: database).map { $0.yaml(in: zone) })
    addTable(
      .attendees, AttendeeFile.columns,
      try AttendeeExport.records(of: conference, withCodes: false, in: database))
    addList(
      .protocol, try StoredProtocol.entries(of: conference.id, in: database).map { $0.yaml(in: zone) })
    addList(
      .distinctions,
      try StoredDistinctions.entries(
        of: conference.id, people: people, organisations: organisations, in: database
      ).map(\.yaml))
    addList(.rooms, try StoredRooms.entries(of: conference.id, in: database).map(\.yaml))
    addList(.sessions, try StoredSessions.entries(of: conference.id, in: database).map { $0.yaml(in: zone) })
    addList(.seating, try StoredSeating.entries(of: conference.id, in: database).map(\.yaml))
    let projects = try codes(Statements.projectCodesOfConference)
    let storedProjects = try StoredProjects.entries(projects, in: database)
    addList(.projects, projects.compactMap { storedProjects[$0]?.yaml })
    addList(
      .instruments,
      try database.query(Statements.instruments, conference.id, String?.none).map {
        try InstrumentEntry($0).yaml
      })
    addList(
      .ceremonies, try StoredCeremonies.entries(of: conference.id, in: database).map { $0.yaml(in: zone) })
    addTable(.answers, AnswerFile.columns, try answers(zone))
    addList(
      .programme, try StoredProgramme.items(of: conference.id, in: database).map { $0.entry.yaml(in: zone) })
    addTable(.attendance, AttendanceFile.columns, try attendance(zone))
    addList(.claims, try StoredClaims.entries(of: conference.id, in: database).map(\.yaml))
    addList(
      .departures, try StoredDepartures.entries(of: conference.id, in: database).map { $0.yaml(in: zone) })
    let law = try StoredLaw.entry(of: conference.id, in: database)
    if !law.isEmpty { add(.law, law.yaml.lines) }
    return files
  }

  private func codes(_ statement: Statement) throws -> [String] {
    try database.query(statement, conference.id).map { try $0.get(0) }
  }

  private func answers(_ zone: TimeZone) throws -> [[String]] {
    try AnswerStore.list(of: conference, in: database).map { answer in
      [
        answer.attendee, answer.session ?? "", answer.answer.rawValue, answer.substitute ?? "",
        RFC3339.text(answer.at, in: zone), answer.channel.rawValue, answer.note ?? "", answer.key,
      ]
    }
  }

  private func attendance(_ zone: TimeZone) throws -> [[String]] {
    try database.query(Statements.attendanceForExport, conference.id).map { row in
      [
        try row.get("external_id"), try row.get("session"), RFC3339.text(try row.time("at"), in: zone),
        try row.get("direction"), try row.get("key"), try row.optional("device") ?? "",
        try row.optional("annuls") ?? "", try row.optional("reason") ?? "",
      ]
    }
  }
}
