import ArgumentParser
import Backend
import Foundation
import PostgreSQL

/// `trao up`
struct Up: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "up", "Run everything on this machine: a private PostgreSQL, its schema and a daemon.",
    """
    Needs no configuration. The data folder holds everything; nobody but its owner gets in, and only through \
    a Unix socket. As root the server runs as the system user postgres. One `trao up` owns a folder: a \
    second one is refused with exit code 75. After a crash the next one recovers.

    Ends with SIGTERM or SIGINT (Ctrl-C), as `trao daemon` does.
    """,
    example: "trao up --data ~/trao")

  @Option(
    help: ArgumentHelp(
      "Data folder. Else TRAO_DATA, ~/.local/state/trao (root: /var/lib/trao).", valueName: "dir"))
  var data: String?

  @Option(help: ArgumentHelp("Configuration file. Else TRAO_CONFIG, /etc/trao/trao.yaml.", valueName: "file"))
  var config: String?

  @OptionGroup var logging: LogOptions

  func run() async throws {
    let request = PlaceRequest(data: data, config: config)
    let place = try request.place()
    let service = try ServiceStart(place: place, logging: logging, request: request)
    Output.note("Trao \(Version.current): private PostgreSQL in \(place.dataFolder.path)")
    let up = PrivateService(
      folder: place.dataFolder, configuration: place.configuration, seal: service.seal,
      handlers: service.handlers,
      logger: service.log.logger("up"))
    let isDefault = data == nil && ProcessInfo.processInfo.environment["TRAO_DATA"] == nil
    try await up.run(until: service.stop) { conninfo in
      let hint = isDefault ? "" : " --data \(place.dataFolder.path)"
      Output.note("Ready. In another window: trao conference list\(hint)")
      Output.note("Other programs: psql \"\(conninfo)\"")
    }
    service.signals.cancel()
  }
}
