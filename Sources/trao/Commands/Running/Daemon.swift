import ArgumentParser
import Backend
import Foundation
import PostgreSQL

/// `trao daemon`
struct Daemon: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "daemon", "Work on the queue of the configured database until stopped.",
    """
    Waits for the database if it is not there yet, and survives its restarts. SIGTERM and SIGINT end it: it \
    finishes or gives back what it began, within 25 seconds; a second one ends it at once. SIGHUP reads the \
    configuration again. It never migrates: a schema that is too old is refused.
    """,
    example: "trao daemon --database 'host=db1,db2 dbname=trao target_session_attrs=read-write'")

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var logging: LogOptions

  func run() async throws {
    let place = try database.request.place()
    let service = try ServiceStart(place: place, logging: logging, request: database.request)
    let daemon = DaemonService(
      database: try place.database(for: "daemon"), configuration: place.configuration,
      seal: service.seal, handlers: service.handlers, schemaPolicy: .refuse,
      logger: service.log.logger("daemon"))
    try await daemon.run(until: service.stop)
    service.signals.cancel()
  }
}
