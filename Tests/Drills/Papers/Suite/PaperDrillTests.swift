import Foundation
import PaperDrills
import TestSupport
import Testing

/// The small forms of `scripts/drill-papers`.
@Suite struct `What is handed out` {
  private static let papers = Result { try BuiltInPaper.all() }

  private func inFolder(_ body: (URL) throws -> DrillReport) throws -> DrillReport {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    return try body(folder.url)
  }

  @Test func `has every name in its slot, and gives it back character for character`() throws {
    let report = try inFolder { folder in
      var drill = NameDrill(try Self.papers.get(), in: folder)
      return try drill.run(24, seed: 2023)
    }
    #expect(report.isPassed, "\(report.text)")
  }

  @Test func `keeps the rules of archives and of readers, whatever stands on it`() throws {
    let report = try inFolder { folder in
      try FileDrill(Self.papers.get(), seal: DrillSeal.make(), in: folder).run(48, seed: 2023, veraPDF: nil)
    }
    #expect(report.isPassed, "\(report.text)")
  }

  @Test func `is refused with one bit turned`() throws {
    let report = try inFolder { folder in
      try FlipDrill(Self.papers.get(), seal: DrillSeal.make(), in: folder).run(36, seed: 2023, python: nil)
    }
    #expect(report.isPassed, "\(report.text)")
  }
}
