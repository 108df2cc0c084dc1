import PostgreSQL
import StrictYAML

/// A record of a conference folder, and where it stands.
struct Placed<Entry: Sendable>: Sendable {
  var entry: Entry
  let place: Place

  init(_ entry: Entry, at node: YAMLNode, of file: FolderFile) {
    self.entry = entry
    place = Place(node, of: file)
  }
}

/// A place in a file of the folder.
struct Place: Hashable, Sendable {
  let file: String
  let line: Int
  let column: Int

  init(_ node: YAMLNode, of file: FolderFile) {
    (self.file, line, column) = (file.rawValue, node.line, node.column)
  }

  func fault(_ message: String, remedy: String? = nil) -> InputFault {
    InputFault(file: file, line: line, column: String(column), message: message, remedy: remedy)
  }
}

extension Place {
  /// Runs `body`, and says that it was this record which was refused.
  func explained<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as DatabaseError {
      guard let (message, remedy) = BrokenRule.sentence(for: error) else { throw error }
      throw InputFaults([fault(message, remedy: remedy)])
    } catch let error as ConferenceError {
      throw InputFaults([fault(error.message, remedy: error.remedy)])
    }
  }
}

/// The files of a conference folder, in the order in which they are read.
enum FolderFile: String, CaseIterable, Sendable {
  case conference = "conference.yaml"
  case ranks = "ranks.yaml"
  case organisations = "organisations.yaml"
  case people = "people.yaml"
  case delegations = "delegations.yaml"
  case participations = "participations.yaml"
  case attendees = "attendees.csv"
  case `protocol` = "protocol.yaml"
  case distinctions = "distinctions.yaml"
  case rooms = "rooms.yaml"
  case sessions = "sessions.yaml"
  case seating = "seating.yaml"
  case projects = "projects.yaml"
  case instruments = "instruments.yaml"
  case ceremonies = "ceremonies.yaml"
  case programme = "programme.yaml"
  case answers = "answers.csv"
  case attendance = "attendance.csv"
  case claims = "claims.yaml"
  case departures = "departures.yaml"
  case law = "law.yaml"

  /// What the file declares for the others; nil where nothing refers to its records.
  var declares: References.Kind? {
    switch self {
    case .organisations: .organisation
    case .people: .person
    case .delegations: .delegation
    case .participations, .attendees: .participant
    case .rooms: .room
    case .sessions: .session
    case .projects: .project
    case .instruments: .instrument
    case .ceremonies: .ceremony
    case .claims: .claim
    case .conference, .ranks, .protocol, .distinctions, .seating, .programme, .answers, .attendance,
      .departures, .law:
      nil
    }
  }

  /// The key over the list in a YAML file: its name without the ending.
  var listKey: String { rawValue.prefix { $0 != "." }.description }
}
