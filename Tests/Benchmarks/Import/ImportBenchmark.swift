import Conferences
import Foundation
import PostgreSQL

/// Measures the import of a guest list, from bytes in memory to commit, beside a floor: the rows that came of it,
/// copied by the server itself from files of its own into the same tables, with their indexes, triggers and
/// constraints, to commit. It fails where the median is more than five times as long (LIMIT).
///
/// `import-benchmark CONNINFO CONFERENCE COUNT FOLDER` on a migrated database with a loaded conference, as a
/// superuser; the server can write to FOLDER. `scripts/bench import` runs it.
@main
struct ImportBenchmark {
  private static let rounds = 3

  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 5, let count = Int(arguments[3]) else {
      FileHandle.standardError.write(
        Data("use: import-benchmark CONNINFO CONFERENCE COUNT FOLDER\n".utf8))
      exit(64)
    }
    let database = DatabaseConfiguration(conninfo: arguments[1], applicationName: "import-benchmark")
    let pool = Pool(database, size: 1)
    let (code, folder) = (arguments[2], arguments[4])
    let conference = try await pool.run { try ConferenceStore.resolve(code, in: $0) }
    let list = Array(GuestListGenerator(seed: 1, count: count).csv().utf8)
    var ratios: [Double] = []
    for _ in 1...rounds {
      var start = ContinuousClock.now
      let id = try await change(pool) {
        try AttendeeImport.perform(
          ImportFile(name: "bench.csv", bytes: list), .init(provenance: .sample), into: conference, in: $0
        ).importID ?? 0
      }
      let imported = (ContinuousClock.now - start) / .seconds(1)
      try await change(pool) { try copy("out", rowsOf: id, folder, in: $0) }
      try await change(pool) { try ImportStore.undo(id, of: conference, in: $0) }
      try await pool.run(deadline: .seconds(600)) { try $0.query("vacuum analyse") }
      start = ContinuousClock.now
      try await change(pool) { try copy("in", rowsOf: id, folder, in: $0) }
      let copied = (ContinuousClock.now - start) / .seconds(1)
      try await change(pool) { try remove(in: $0) }
      try await pool.run(deadline: .seconds(600)) { try $0.query("vacuum analyse") }
      ratios.append(imported / copied)
      print(
        "\(count) guests: imported in \(Int(imported * 1000)) ms, their rows copied in \(Int(copied * 1000)) ms:",
        "\(String(format: "%.2f", imported / copied)) times")
    }
    await pool.close()
    let median = ratios.sorted()[rounds / 2]
    print("median: \(String(format: "%.2f", median)) times COPY of the resulting rows")
    let limit = ProcessInfo.processInfo.environment["LIMIT"].flatMap(Double.init) ?? 5
    guard median > limit else { return }
    FileHandle.standardError.write(Data("import: more than \(limit) times COPY of the resulting rows\n".utf8))
    exit(1)
  }

  @discardableResult
  private static func change<T: Sendable>(
    _ pool: Pool, _ body: @Sendable (Database) throws -> T
  ) async throws -> T {
    try await pool.change(as: Actor("benchmark"), deadline: .seconds(600), body)
  }

  /// Copies what an import made out to files of the server, or from these in.
  private static func copy(_ way: String, rowsOf id: Int, _ folder: String, in database: Database) throws {
    try database.query(
      "select set_config('bench.way', \(way), true), set_config('bench.folder', \(folder), true), set_config('bench.id', \(String(id)), true)"
    )
    try database.query(
      """
      do $$
      declare
        part record;
        columns text;
      begin
        for part in select * from trao.import_relation order by position loop
          select string_agg(quote_ident(attname), ', ' order by attnum) into columns
          from pg_attribute
          where attrelid = ('trao.' || part.relation)::regclass and attnum > 0 and not attisdropped
            and attgenerated = '';
          if current_setting('bench.way') = 'in' then
            execute format('copy trao.%I (%s) from %L', part.relation, columns,
              current_setting('bench.folder') || '/' || part.relation);
          else
            execute format(
              'copy (select %s from trao.%I where %I in (
                 select unnest(ids) from trao.import_creation where import_id = %s and relation = %L)) to %L',
              columns, part.relation, part.id_column, current_setting('bench.id'), part.relation,
              current_setting('bench.folder') || '/' || part.relation);
          end if;
        end loop;
      end $$
      """)
  }

  /// Removes the invented guests and what hangs on them.
  private static func remove(in database: Database) throws {
    try database.query(
      """
      do $$
      declare
        people bigint[] := array(select person_id from trao.participation where external_id like 'L1-%');
        texts bigint[] := array(select title_text_id from trao.appointment where person_id = any (people));
      begin
        delete from trao.participation where external_id like 'L1-%';
        delete from trao.person where id = any (people);
        delete from trao.text where id = any (texts);
      end $$
      """)
  }
}
