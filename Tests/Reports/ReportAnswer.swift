import Conferences
import Foundation
import PostgreSQL

@testable import Reports

extension ReportData {
  /// The answer to a question about the conference of the data.
  func ask(_ question: ReportQuestion, of conference: String = "demo") async throws -> Report {
    try await pool.read { try question.answer(for: conference, in: $0) }
  }

  /// The same by name, as the command asks.
  func ask(_ name: ReportName, _ change: (inout ReportQuestion) -> Void = { _ in }) async throws -> Report {
    var question = ReportQuestion(name)
    change(&question)
    return try await ask(question)
  }
}

extension Report {
  /// The report as JSON, read back.
  func object() throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(JSONText.of(self).utf8)) as? [String: Any] ?? [:]
  }

  /// The counts of a column.
  func counts(_ key: String) -> [Int] {
    cells(key).compactMap { cell in
      switch cell {
      case .count(let number), .unsettled(let number): number
      default: nil
      }
    }
  }

  /// The words of a column; nil where nothing stands.
  func words(_ key: String) -> [String?] {
    cells(key).map { cell in
      switch cell {
      case .code(let text), .text(let text): text
      default: nil
      }
    }
  }
}
