import Conferences
import Foundation
import PostgreSQL
import Spreadsheets
import Testing

@testable import Reports

@Suite struct `The claims report` {
  private static let claims = """
    create function pg_temp.say(body text) returns bigint language sql as $$
      with made as (insert into trao.text default values returning id),
        said as (insert into trao.localised_text (text_id, language, body) select id, 'en', body from made)
      select id from made
    $$;
    insert into trao.claim (conference_id, code, position, about_text_id, comparator, value, unit, source_text_id, provenance, doubt_text_id)
      select conference.id, given.code, given.position, pg_temp.say(given.code), given.comparator, given.value, given.unit,
        pg_temp.say('article'), 'article-en', case when given.code = 'VN-IN-JAPAN' then pg_temp.say('implausible') end
      from trao.conference, (values
        ('PROJECTS', 1, '=', 172, 'count'), ('JP-PROJECTS', 2, '=', 12, 'count'),
        ('CAPITAL', 3, '>', 13910000000, 'USD'), ('JP-CAPITAL', 4, '=', 2394000000, 'USD'),
        ('JP-SHARE', 5, '=', 17.2, 'percent'), ('GRANTED', 6, '>', 80000000, 'USD'),
        ('VN-IN-JAPAN', 7, '=', 15000, 'count')) as given (code, position, comparator, value, unit);
    insert into trao.claim_relation (conference_id, position, kind, part_id, whole_id, share_id)
      select conference.id, given.position, given.kind,
        (select id from trao.claim where code = given.part), (select id from trao.claim where code = given.whole),
        (select id from trao.claim where code = given.share)
      from trao.conference, (values (1, 'part-of', 'JP-PROJECTS', 'PROJECTS', null),
        (2, 'share', 'JP-CAPITAL', 'CAPITAL', 'JP-SHARE'), (3, 'handed-over', 'GRANTED', null, null))
        as given (position, kind, part, whole, share);
    """

  @Test func `finds figures that add up, and prints them in each language`() async throws {
    try await ReportData.withData { data in
      try await data.change(Self.claims)
      let vietnamese = try await data.ask(.claims) { $0.language = .vi }
      #expect(!vietnamese.isNo)
      let table = vietnamese.table(width: nil)
      for figure in [
        "2.394 triệu USD", "13,91 tỷ USD", "17,2%",
        "> 80 triệu USD, đã trao 88,35 triệu USD (chưa kiểm chứng): khớp",
      ] {
        #expect(table.contains(figure))
      }
      #expect(try await data.ask(.claims) { $0.language = .ja }.table(width: nil).contains("23億9,400万米ドル"))
      let english = try await data.ask(.claims)
      #expect(
        english.notes.prefix(2) == [
          "JP-PROJECTS: 12 of 172: consistent",
          "JP-CAPITAL / CAPITAL: USD 2,394 million / > USD 13.91 billion = 17.2%: consistent",
        ])
      #expect(english.words("provenance").allSatisfy { $0 == "article-en" })
    }
  }

  @Test func `finds a digit that changed places`() async throws {
    try await ReportData.withData { data in
      try await data.change(Self.claims)
      try await data.change("update trao.claim set value = 2934000000 where code = 'JP-CAPITAL'")
      let report = try await data.ask(.claims)
      #expect(report.isNo)
      #expect(
        report.notes[1]
          == "JP-CAPITAL / CAPITAL: USD 2,934 million / > USD 13.91 billion = 21.1% ≠ 17.2%: does not add up")
      let totals = try #require(try report.object()["totals"] as? [String: Any])
      #expect(totals["failed"] as? Int == 1)
    }
  }

  @Test func `never prints a doubtful figure without its mark and source`() async throws {
    try await ReportData.withData { data in
      try await data.change(Self.claims)
      for width in [80, 100, 200] {
        let lines = try await data.ask(.claims).table(width: width).split(separator: "\n")
        let doubtful = lines.filter { $0.contains("15,000") }
        #expect(!doubtful.isEmpty)
        #expect(doubtful.allSatisfy { $0.contains("15,000 (?)") && $0.contains("article-en") })
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= width })
      }
      let summary = try await data.ask(.summary).table(width: 80)
      let doubtful = summary.split(separator: "\n").filter { $0.contains("15,000") }
      #expect(doubtful.count == 1)
      #expect(doubtful.allSatisfy { $0.contains("[article-en]") && $0.contains("15,000 (?)") })
    }
  }
}
