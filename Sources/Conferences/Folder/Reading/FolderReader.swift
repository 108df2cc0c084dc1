import Foundation
import Spreadsheets
import StrictYAML

/// Reads the files of a conference folder, and checks them against one another.
final class FolderReader {
  private let folder: URL
  private let references = References()
  private var files: [FolderFile: YAMLFile] = [:]
  private var faults: [FolderFile: [InputFault]] = [:]
  private var strayFiles: [InputFault] = []
  /// Records with nothing wrong in themselves: only of these the rules over several records speak.
  private var sound: Set<Place> = []

  /// - Throws: ``ConferenceError`` `.noSuchRecord` where there is no such folder.
  init(_ folder: URL) throws(ConferenceError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue
    else {
      throw ConferenceError(
        .noSuchRecord, "there is no folder \(folder.path)", remedy: "name the folder of a conference's files")
    }
    self.folder = folder
  }

  func read() throws -> ConferenceFolder {
    noteStrayFiles()
    let conference = root(.conference).flatMap { node in
      ConferenceEntry(node, references).map { Placed($0, at: node, of: .conference) }
    }
    let ranks = records(.ranks) { RankEntry($0) }
    let organisations = records(.organisations) { OrganisationEntry($0, references) }
    let people = records(.people) { PersonEntry($0, references) }
    let delegations = records(.delegations) { DelegationEntry($0, references) }
    let participations = records(.participations) { ParticipationEntry($0, references) }
    let attendees = readAttendees()
    let protocolEntries = records(.protocol) { ProtocolEntry($0, references) }
    let distinctions = records(.distinctions) { DistinctionEntry($0, references) }
    let rooms = records(.rooms) { RoomEntry($0, references) }
    let sessions = records(.sessions) { SessionEntry($0, references) }
    let seating = records(.seating) { SeatingEntry($0, references) }
    let projects = records(.projects) { ProjectEntry($0, references) }
    let instruments = records(.instruments) { InstrumentEntry($0, references) }
    var grants: [Place: [Place]] = [:]
    let ceremonies = records(.ceremonies) { node in
      CeremonyEntry(node, references, grants: &grants[Place(node, of: .ceremonies), default: []])
    }
    let programme = records(.programme) { ProgrammeEntry($0, references) }
    let answers = readAnswers(sessions.filter(isSound).map(\.entry), conference?.entry)
    let attendance = readAttendance()
    let claims = records(.claims) { ClaimEntry($0, references) }
    let departures = records(.departures) { DepartureEntry($0, references) }
    let law = root(.law).flatMap { node in LawEntry(node).map { Placed($0, at: node, of: .law) } }
    references.check()
    let isConferenceSound = files[.conference]?.hasFaults == false
    let rules = FolderRules(
      conference: isConferenceSound ? conference : nil, organisations: organisations.filter(isSound),
      people: people.filter(isSound), delegations: delegations.filter(isSound),
      participations: participations.filter(isSound), attendees: attendees.records,
      rooms: rooms.filter(isSound), sessions: sessions.filter(isSound), projects: projects.filter(isSound),
      ceremonies: ceremonies.filter(isSound), grants: grants,
      programme: programme.filter(isSound))
    let protocolRules = ProtocolRules(
      delegations: delegations.filter(isSound), participations: participations.filter(isSound),
      attendees: attendees.records, ranks: ranks.filter(isSound), guests: protocolEntries.filter(isSound),
      seating: seating.filter(isSound))
    let all = allFaults(rules.faults + protocolRules.faults)
    guard let conference, all.isEmpty else { throw InputFaults(all) }
    return ConferenceFolder(
      conference: conference, ranks: ranks, organisations: organisations, people: people,
      delegations: delegations, participations: participations, attendees: attendees,
      protocol: protocolEntries, distinctions: distinctions, rooms: rooms, sessions: sessions,
      seating: seating, projects: projects, instruments: instruments, ceremonies: ceremonies,
      grants: grants, programme: programme, answers: answers, attendance: attendance, claims: claims,
      departures: departures, law: law)
  }

  // MARK: Files

  /// No conference comes near.
  private static let mostBytes = 20 << 20

  private func root(_ file: FolderFile) -> YAMLNode? {
    let yaml = YAMLFile(name: file.rawValue)
    files[file] = yaml
    let url = folder.appending(path: file.rawValue)
    guard FileManager.default.fileExists(atPath: url.path) else {
      if file == .conference {
        yaml.note("the file is missing; every conference folder has one", line: 1, column: 1)
      }
      return nil
    }
    guard let handle = try? FileHandle(forReadingFrom: url),
      let data = try? handle.read(upToCount: Self.mostBytes + 1) ?? Data()
    else {
      yaml.note("the file cannot be read; check who may read it", line: 1, column: 1)
      return nil
    }
    guard data.count <= Self.mostBytes else {
      yaml.note(
        "the file is larger than \(Self.mostBytes >> 20) MB; split the conference", line: 1, column: 1)
      return nil
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      yaml.note("the file is not UTF-8; save it as UTF-8", line: 1, column: 1)
      return nil
    }
    return yaml.root(of: text)
  }

  /// The records of a file that holds one list under its own name.
  private func records<Entry>(
    _ file: FolderFile, _ read: (YAMLNode) -> Entry?
  ) -> [Placed<Entry>] {
    guard let list = root(file)?.mapping(keys: [file.listKey])?[file.listKey]?.list else {
      if faultCount(file) > 0 { mistrust(file) }
      return []
    }
    return list.compactMap { node in
      let before = faultCount(file)
      guard let entry = read(node) else { return nil }
      let placed = Placed(entry, at: node, of: file)
      if faultCount(file) == before { sound.insert(placed.place) }
      return placed
    }
  }

  /// Whatever refers to records of a file that could not be read is left alone.
  private func mistrust(_ file: FolderFile) {
    if let kind = file.declares { references.mistrust(kind) }
  }

  private func isSound<Entry>(_ placed: Placed<Entry>) -> Bool { sound.contains(placed.place) }

  private func faultCount(_ file: FolderFile) -> Int {
    do throws(YAMLFaults) {
      try files[file]?.finish()
      return 0
    } catch {
      return error.all.count
    }
  }

  private func readAttendees() -> AttendeeTable {
    guard let source = table(.attendees) else { return AttendeeTable(columns: [], records: []) }
    let contents = AttendeeFile.read(
      source, name: FolderFile.attendees.rawValue,
      rules: .init(delegations: references.codes(.delegation), provenance: .operator))
    faults[.attendees, default: []] += contents.faults
    if contents.table.columns.isEmpty { mistrust(.attendees) }
    for record in contents.table.records {
      if references.isDeclared(.participant, record.externalID) {
        faults[.attendees, default: []].append(
          InputFault(
            file: FolderFile.attendees.rawValue, line: record.row, column: "external_id",
            message: "\(Quotation.quoted(record.externalID)) stands in participations.yaml already"))
      }
      references.declare(.participant, record.externalID, row: record.row)
    }
    return contents.table
  }

  private func readAttendance() -> [AttendanceRecord] {
    guard let source = table(.attendance) else { return [] }
    let (records, found) = AttendanceFile.read(
      source, name: FolderFile.attendance.rawValue,
      .init(attendees: references.codes(.participant), sessions: references.codes(.session)))
    faults[.attendance, default: []] += found
    return records
  }

  private func readAnswers(_ sessions: [SessionEntry], _ conference: ConferenceEntry?) -> [AnswerRecord] {
    guard let source = table(.answers) else { return [] }
    let (records, found) = AnswerFile.read(
      source, name: FolderFile.answers.rawValue,
      .init(attendees: references.codes(.participant), sessions: references.codes(.session)))
    let closings = AnswerFile.Closings(
      sessions.map { ($0.code, $0.state, $0.closedAt) },
      zone: conference.flatMap { TimeZone(identifier: $0.timeZone) } ?? .gmt)
    faults[.answers, default: []] += found + closings.faults(of: records, name: FolderFile.answers.rawValue)
    return records
  }

  /// A table of the folder: UTF-8 with commas, nothing else. Nil where there is none, or it cannot be read.
  private func table(_ file: FolderFile) -> Table? {
    let url = folder.appending(path: file.rawValue)
    guard FileManager.default.fileExists(atPath: url.path) else { return nil }
    do {
      return try Table(
        reading: ImportFile(url).bytes, named: file.rawValue, TableOptions(encoding: .utf8, separator: .comma)
      )
    } catch {
      let message =
        (error as? TableProblem)?.description ?? (error as? ConferenceError)?.message ?? "\(error)"
      faults[file, default: []].append(
        InputFault(file: file.rawValue, line: 1, column: "record", message: message))
      mistrust(file)
      return nil
    }
  }

  // MARK: Faults

  /// A file whose name is nearly right would be left out in silence.
  private func noteStrayFiles() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let known = FolderFile.allCases.map(\.rawValue)
    for name in names.sorted()
    where !known.contains(name)
      && (name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.hasSuffix(".csv"))
    {
      let nearest = NearestName.of(name, among: known).map { "did you mean \($0)?" }
      let remedy = nearest ?? "known are \(known.joined(separator: ", "))"
      strayFiles.append(
        InputFault(
          file: name, line: 1, column: "1",
          message: "the file does not belong in a conference folder", remedy: remedy))
    }
  }

  /// By file in the order in which the files are read, then by line.
  private func allFaults(_ broken: [InputFault]) -> [InputFault] {
    strayFiles
      + FolderFile.allCases.flatMap { file -> [InputFault] in
        var found = (faults[file] ?? []) + broken.filter { $0.file == file.rawValue }
        do throws(YAMLFaults) { try files[file]?.finish() } catch { found += error.all.map(InputFault.init) }
        return found.sorted { $0.line < $1.line }
      }
  }
}

extension InputFault {
  fileprivate init(_ fault: YAMLFault) {
    self.init(file: fault.file, line: fault.line, column: String(fault.column), message: fault.message)
  }
}
