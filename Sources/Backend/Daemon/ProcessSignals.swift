import Dispatch
import Foundation

/// What the operating system may ask of a process that serves: SIGTERM and SIGINT to end, the second of them
/// at once; SIGHUP to read its configuration again. A reader that went away (SIGPIPE) is an error like
/// others.
public struct ProcessSignals: Sendable {
  private let signals: Signals

  /// Takes the signals over until this value and its copies are gone.
  public init(stop: StopSignal, reload: @escaping @Sendable () -> Void) {
    signals = Signals(
      [SIGTERM, SIGINT, SIGHUP, SIGPIPE], queue: DispatchQueue(label: "trao.signals", qos: .userInitiated)
    ) { number in
      switch number {
      case SIGPIPE: break
      case SIGHUP: reload()
      default:
        // Asked twice: whoever asks does not want to wait. The leases cover what was not given back.
        if !stop.request() { _exit(128 + number) }
      }
    }
  }

  /// Gives the signals their usual effect back.
  public func cancel() { signals.cancel() }
}
