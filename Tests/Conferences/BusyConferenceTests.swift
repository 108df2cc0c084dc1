import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `A conference in which much happens` {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func `keeps its rules, says why it refuses, and comes out of its folder as it went in`(seed: UInt64)
    async throws
  {
    try await withSample { pool, conference in
      let done = try await live(through: 250, seed: seed, pool, conference)
      #expect(done > 60)
      try await pool.run { try expectRules(of: conference, in: $0) }

      let exported = try await pool.run { try ConferenceFolder.export(conference, in: $0) }
      let temporary = try TemporaryFolder()
      let folder = temporary.url.appending(path: "export")
      try ConferenceFolder.write(exported, to: folder)
      let read = try ConferenceFolder.read(folder)
      try await TestDatabase.withDatabase { database in
        let other = database.pool()
        try await other.change(as: tester) { try read.load(in: $0) }
        let again = try await other.run { database in
          try ConferenceFolder.export(try ConferenceStore.resolve("qn-jp-2023", in: database), in: database)
        }
        let (before, after) = (contents(of: exported), contents(of: again))
        #expect(before.keys.sorted() == after.keys.sorted())
        for (name, text) in before {
          let lines = Array((after[name] ?? "").split(separator: "\n"))
          #expect(text.split(separator: "\n").difference(from: lines).isEmpty, "\(name)")
        }
        await other.close()
      }
      let report = try await pool.change(as: tester) { try read.load(in: $0) }
      #expect(report.changedCount == 0, "\(report.lines)")
    }
  }

  /// Lets things happen, each in a transaction of its own.
  ///
  /// - Returns: How many were not refused. A refusal that is no sentence fails the test.
  private func live(
    through steps: Int, seed: UInt64, _ pool: Pool, _ conference: Conference
  ) async throws -> Int {
    var happening = BusyConference(conference, seed: seed)
    var done = 0
    for _ in 0..<steps {
      let step = happening.step()
      do {
        try await pool.change(as: tester) { try step($0) }
        done += 1
      } catch is ConferenceError {
        continue
      } catch let error as DatabaseError {
        #expect(BrokenRule.sentence(for: error) != nil, "\(error)")
      }
    }
    return done
  }

  private func expectRules(of conference: Conference, in database: Database) throws {
    let places = try PrecedenceStore.order(of: conference, in: database).map(\.place)
    #expect(places == Array(1...places.count))
    let broken = try database.query(
      """
      select 'amendments' from trao.certificate group by project_id
      having count(*) filter (where state = 'issued') > 1 or count(*) <> max(amendment) + 1
      union all
      select 'a grant twice' from trao.ceremony_grant where state <> 'withdrawn' group by certificate_id, instrument_id
      having count(*) > 1
      union all
      select 'a delegation without its head' from trao.delegation
        left join trao.participation as head on head.id = delegation.head_id
      where delegation.state = 'confirmed' and (head.id is null or head.delegation_id <> delegation.id
        or head.state in ('withdrawn', 'declined', 'substituted'))
      union all
      select 'a substitute of somebody who comes' from trao.participation as guest
        join trao.participation as one on one.replaces_id = guest.id
      where guest.state not in ('substituted', 'withdrawn')
      union all
      select 'an arrival lost' from (
        select session_id, participation_id, min(id) from trao.attendance_scan where direction = 'in'
        group by session_id, participation_id
        except select session_id, participation_id, event_id from trao.attendance_arrival) as lost
      union all
      select 'an arrival invented' from (
        select session_id, participation_id, event_id from trao.attendance_arrival
        except
        select session_id, participation_id, min(id) from trao.attendance_scan where direction = 'in'
        group by session_id, participation_id) as invented
      """
    ).map { try $0.get(0, as: String.self) }
    #expect(broken == [])
  }
}
