import Foundation
import PaperDrills

/// `papers-drill names|files|flips COUNT SEED FOLDER`: one of the drills of `scripts/drill-papers`. FOLDER is for files
/// that are looked at by other programs.
@main
struct PapersDrill {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 5, let count = Int(arguments[2]), let seed = UInt64(arguments[3]) else {
      FileHandle.standardError.write(Data("use: papers-drill names|files|flips COUNT SEED FOLDER\n".utf8))
      exit(64)
    }
    let folder = URL(filePath: arguments[4], directoryHint: .isDirectory)
    let environment = ProcessInfo.processInfo.environment
    func program(_ variable: String) -> String? { environment[variable].flatMap { $0.isEmpty ? nil : $0 } }
    let papers = try BuiltInPaper.all()
    let report: DrillReport
    switch arguments[1] {
    case "names":
      var drill = NameDrill(papers, in: folder)
      report = try drill.run(count, seed: seed)
    case "files":
      report = try FileDrill(papers, seal: DrillSeal.make(), in: folder)
        .run(count, seed: seed, veraPDF: program("VERAPDF"))
    case "flips":
      report = try FlipDrill(papers, seal: DrillSeal.make(), in: folder)
        .run(count, seed: seed, python: program("PYTHON"))
    default: exit(64)
    }
    print(report.text)
    exit(report.isPassed ? 0 : 1)
  }
}
