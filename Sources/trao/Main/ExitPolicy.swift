import Backend
import Conferences
import Documents
import Files
import Foundation
import JobQueue
import PostgreSQL
import Reports
import Signing
import Spreadsheets
import StrictYAML

/// The one place that turns the errors of the modules into exit codes and sentences.
enum ExitPolicy {
  /// What to say, and how to end, for any error a command may throw.
  static func failure(for error: any Error) -> Failure {
    switch error {
    case let error as Failure: error
    case let error as DatabaseError: failure(for: error)
    case let error as InputFaults:
      faulty(error.all.map(\.description), places: error.all.map(FaultRecord.init))
    case let error as ImportObstacles: failure(for: error)
    case let error as YAMLFaults:
      faulty(error.all.map(\.description), places: error.all.map(FaultRecord.init))
    case let error as ClusterError: failure(for: error)
    case let error as ConferenceError: failure(for: error)
    case let error as JobQueueError: failure(for: error)
    case let error as SigningError: failure(for: error)
    case let error as DocumentError: failure(for: error)
    case let error as TemplateError: failure(for: error)
    case let error as PaperFault: failure(for: error)
    case let error as NoSuchTemplate: failure(for: error)
    case let error as FileError:
      Failure(
        error.cause == .full ? .inputOutput : .cannotCreate, error.message, where: error.path,
        remedy: error.remedy)
    case let error as PaperMaterials.Fault:
      Failure(.badConfiguration, error.what, where: error.key, remedy: error.remedy, faults: error.faults)
    case let error as MigrationError: failure(for: error)
    case let error as SchemaBehind:
      Failure(.unavailable, error.description, where: "the database", remedy: "run `trao database migrate`")
    case let error as ReportError: failure(for: error)
    case let error as ReportRunError: failure(for: error)
    case let error as WorkbookError:
      Failure(error.isLimit ? .badData : .inputOutput, error.message, remedy: error.remedy)
    case let error as ConfigurationFile.Failure: failure(for: error)
    case let error as CocoaError: failure(for: error)
    default:
      Failure(
        .internalError, "\(error)", where: "\(type(of: error))",
        remedy: "this is a fault of the program; please report it with the command")
    }
  }

  /// Faults of something given: each on its line, then a sentence.
  static func faulty(_ faults: [String], places: [FaultRecord] = []) -> Failure {
    let count = faults.count == 1 ? "1 fault" : "\(faults.count) faults"
    return Failure(
      .badData, "\(count) found; nothing was written", where: place(of: faults.first),
      remedy: "mend the places named and run the command again", faults: faults, places: places)
  }

  private static func failure(for error: ImportObstacles) -> Failure {
    Failure(
      .badData,
      "\(Wording.count(error.all.count, "row")) changed or used since then; nothing was undone",
      where: "import \(error.importID)",
      remedy: "undo later imports first, or take these changes back, and run the command again",
      faults: error.all.map(\.description))
  }

  private static func failure(for error: ConferenceError) -> Failure {
    let exit: Sysexit =
      switch error.code {
      case .noSuchRecord: .noInput
      case .notUnique: .usage
      default: .badData
      }
    return Failure(exit, error.message, remedy: error.remedy)
  }

  private static func failure(for error: ClusterError) -> Failure {
    let (exit, location): (Sysexit, String) =
      switch error {
      case .serverMissing, .userMissing: (.unavailable, "PostgreSQL")
      case .alreadyRunning(let folder, _): (.tryAgain, folder)
      case .folder(let folder, _), .creationFailed(let folder, _): (.cannotCreate, folder)
      case .startFailed(let folder, _), .notRunning(let folder): (.unavailable, folder)
      case .notPermitted(let folder): (.notPermitted, folder)
      }
    return Failure(exit, error.message, where: location, remedy: error.remedy)
  }

  private static func failure(for error: JobQueueError) -> Failure {
    let exit: Sysexit =
      switch error {
      case .noSuchJob, .noSuchBatch: .noInput
      case .keyContended, .moving: .tryAgain
      default: .badData
      }
    return Failure(exit, error.message, remedy: error.remedy)
  }

  private static func failure(for error: ConfigurationFile.Failure) -> Failure {
    switch error {
    case .unreadable(let path, let reason):
      Failure(
        .badConfiguration, "the configuration cannot be read: \(reason)", where: path,
        remedy: "see --config and TRAO_CONFIG, or make the file readable")
    case .faulty(let faults):
      Failure(
        .badConfiguration, "the configuration is not valid", where: place(of: faults.all.first?.description),
        remedy: "mend the places named; every key is explained in config/trao.yaml",
        faults: faults.all.map(\.description))
    }
  }

  private static func failure(for error: CocoaError) -> Failure {
    let path = error.filePath ?? ""
    return switch error.code {
    case .fileNoSuchFile, .fileReadNoSuchFile:
      Failure(.noInput, "there is no such file", where: path, remedy: "see whether the path is right")
    case .fileReadNoPermission, .fileWriteNoPermission:
      Failure(
        .notPermitted, "the file may not be opened", where: path, remedy: "see its owner and permissions")
    case .fileWriteOutOfSpace:
      Failure(.inputOutput, "the disk is full", where: path, remedy: "make room and run the command again")
    case .fileReadInapplicableStringEncoding, .fileReadCorruptFile:
      Failure(.badData, "the file is not UTF-8", where: path, remedy: "save it as UTF-8")
    case .fileWriteFileExists:
      Failure(.cannotCreate, "the file exists already", where: path, remedy: "name another, or remove it")
    default:
      Failure(
        .inputOutput, "the file cannot be read or written", where: path,
        remedy: "see whether the path is right")
    }
  }

  /// The place at the head of a fault: `guests.csv:2:kana` of `guests.csv:2:kana: message`.
  static func place(of fault: String?) -> String {
    guard let fault, let end = fault.range(of: ": ") else { return fault ?? "" }
    return String(fault[..<end.lowerBound])
  }
}
