import ArgumentParser
import Backend

/// How a service logs; both come before the configuration file.
struct LogOptions: ParsableArguments {
  @Option(help: "How much is logged.") var logLevel: LogLevel?
  @Option(help: "How log lines are written.") var logFormat: LogFormat?
}
