/// A ``Database`` with its age.
final class Session {
  let database: Database
  var lastUse: ContinuousClock.Instant = .now
  private let expiry: ContinuousClock.Instant

  init(_ database: Database, _ configuration: DatabaseConfiguration) {
    self.database = database
    expiry = .now + configuration.lifetime * Double.random(in: 0.9...1)
  }

  /// Whether the next closure may have it: young enough, in no transaction, and alive as far as the socket
  /// tells, or after long idleness as a round trip tells.
  func isUsable(_ configuration: DatabaseConfiguration, until limit: Deadline?) -> Bool {
    let now = ContinuousClock.now
    guard now < expiry, database.wire.looksAlive(), database.wire.isIdle else { return false }
    guard now - lastUse > configuration.probeAfter else { return true }
    database.timeLimit = .until(Deadline.after(configuration.connectTimeout).earlier(limit))
    return (try? database.simple("select 1")) != nil
  }
}
