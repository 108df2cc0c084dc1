import Foundation
import JobQueue
import PostgreSQL
import Testing

@testable import Documents

@Suite("What a job that numbers papers is given")
struct PrepareArgumentsTests {
  /// As the first version read it: unknown keys are overlooked.
  private struct Before: Decodable {
    let kind: String
    let conference: Int
    let hasTime: Bool
    var session: Int?
  }

  private func json(_ arguments: PrepareArguments) throws -> Data { Data(try arguments.job().arguments.utf8) }

  @Test("is read back as it was written, also what the version before wrote")
  func roundTrip() throws {
    var plain = PrepareArguments(
      kind: .attendance, conference: 7, dated: try CalendarDate(year: 2023, month: 10, day: 25))
    plain.session = 3
    var reissue = PrepareArguments(kind: .invitation, conference: 7, dated: nil)
    reissue.reissues = 41
    for arguments in [plain, reissue] {
      #expect(try JSONDecoder().decode(PrepareArguments.self, from: json(arguments)) == arguments)
    }
    #expect(try JSONDecoder().decode(Before.self, from: json(plain)).session == 3)
    let old = #"{"attendee":5,"conference":7,"hasTime":true,"kind":"invitation"}"#
    let read = try JSONDecoder().decode(PrepareArguments.self, from: Data(old.utf8))
    #expect(read.attendee == 5 && read.hasTime && read.reissues == nil)
  }

  @Test("is no order for everybody's papers to a program that knows no reissues")
  func reissueBefore() throws {
    var reissue = PrepareArguments(kind: .invitation, conference: 7, dated: nil)
    reissue.reissues = 41
    let written = try json(reissue)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Before.self, from: written) }
  }
}
