import PostgreSQL

extension Database {
  /// Whether somebody waits for an advisory lock of this database. The server has databases of other tests too.
  func hasAdvisoryWaiter() throws -> Bool {
    try !query(
      """
      select from pg_locks
      where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())
      """
    ).isEmpty
  }
}
