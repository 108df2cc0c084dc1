import Conferences
import Foundation
import PostgreSQL

/// Lends the sample before the ceremony: nothing is handed over yet.
@discardableResult
func beforeCeremony<T: Sendable>(_ body: (Pool, Conference) async throws -> T) async throws -> T {
  try await withSample { pool, conference in
    try await pool.change(as: tester) {
      try $0.query(
        "update trao.ceremony_grant set state = 'planned', handed_at = null, handed_by = null, proxy_name = null"
      )
    }
    return try await body(pool, conference)
  }
}

/// A time on the day of the sample's ceremony.
func onStage(_ text: String) -> Date? { RFC3339.date("2023-11-17T\(text):00+07:00") }

/// A day.
func day(_ text: String) -> CalendarDate { CalendarDate(iso: text) ?? CalendarDate(.distantPast, in: .gmt) }

/// The programme of the sample's plenary session, in place of what its folder says.
func holdProgramme(_ pool: Pool) async throws {
  try await pool.change(as: tester) {
    try $0.script(
      """
      delete from trao.programme_item_person;
      delete from trao.programme_item;
      create function pg_temp.item(
        turn integer, what text, starts time, minutes integer, vi text, en text, cue text, held text)
      returns void language sql as $$
        insert into trao.programme_item (
          conference_id, session_id, position, kind, name_text_id, starts_at, minutes, ceremony_id, cue_text_id)
        select session.conference_id, session.id, turn, what, trao.put_text(null, array[vi, null, en]),
          (date '2023-11-17' + starts) at time zone 'Asia/Ho_Chi_Minh', minutes,
          (select id from trao.ceremony where code = held), trao.put_text(null, array[cue, null, null])
        from trao.session where session.code = 'S1'
      $$;
      select pg_temp.item(1, 'welcome', '08:00', 10, 'Ổn định tổ chức', 'Welcome', 'Kính mời quý vị an tọa.', null);
      select pg_temp.item(2, 'speech', '08:10', 10, 'Phát biểu', 'Speech', null, null);
      select pg_temp.item(3, 'ceremony', '10:15', 20, 'Lễ trao', 'Granting ceremony', null, 'GRANTS');
      select pg_temp.item(4, 'photo', '10:40', 5, 'Chụp ảnh lưu niệm', 'Group photo', null, null);
      insert into trao.programme_item_person (conference_id, programme_item_id, participation_id, position)
        select item.conference_id, item.id, guest.id, 1
        from trao.programme_item as item join trao.participation as guest on guest.external_id = 'yamada-takio'
        where item.kind = 'speech';
      """)
  }
}
