public import PostgreSQL

/// The schema this program is written for.
public enum Schema {
  /// Its migrations, compiled in, by number.
  public static let migrations: [Migration] = EmbeddedFiles.all
    .filter { $0.path.hasPrefix("sql/migrations/") }
    .compactMap { Migration(file: $0.path, text: $0.text) }
    .sorted { $0.number < $1.number }
}
