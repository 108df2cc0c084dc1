import ArgumentParser

/// `trao database …`
struct DatabaseCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "database", "Bring the database's schema up to date.", verbs: [DatabaseMigrate.self, DatabaseStatus.self])
}
