import Backend
import Foundation
import Logging

/// What `up` and `daemon` have in common before they serve: logs, signals, templates with their fonts.
struct ServiceStart {
  let log: LogControl
  let stop: StopSignal
  let signals: ProcessSignals
  let seal: SealMaterials?
  let handlers: DaemonService.HandlerMaker

  init(place: Place, logging: LogOptions, request: PlaceRequest) throws {
    let log = LogControl(
      level: logging.logLevel ?? place.configuration.log.level,
      format: logging.logFormat ?? place.configuration.log.format)
    let logger = log.logger("trao")
    let stop = StopSignal()
    let current = CurrentConfiguration(place.configuration)
    self.log = log
    self.stop = stop
    signals = ProcessSignals(stop: stop) {
      current.reload(log: log, logger: logger, overridden: (logging.logLevel, logging.logFormat)) {
        try request.place().configuration
      }
    }
    // A template whose fonts are missing is found now, not when the first paper is due.
    let materials = try PaperMaterials(place.configuration.documents)
    try materials.check()
    // So is a key that cannot be opened.
    seal = try SealMaterials(place.configuration.signing)
    handlers = { seal in
      guard let seal else { return materials.handlers }
      return try PaperMaterials(place.configuration.documents, seal: seal).handlers
    }
  }
}
