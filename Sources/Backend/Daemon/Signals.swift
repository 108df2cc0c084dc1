import Dispatch
import Foundation

/// Signals of the operating system as calls on a queue: one Dispatch source each, made once.
final class Signals: Sendable {
  // Dispatch sources may be used from any thread, but their protocol does not say so.
  private nonisolated(unsafe) let sources: [any DispatchSourceSignal]

  /// Takes the signals over from their default effect and calls `handler` for each that arrives.
  init(_ numbers: [Int32], queue: DispatchQueue, handler: @escaping @Sendable (Int32) -> Void) {
    sources = numbers.map { number in
      // The default effect would end the process before the source is asked.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { handler(number) }
      source.activate()
      return source
    }
  }

  /// Gives the signals their default effect back.
  func cancel() {
    for source in sources {
      source.cancel()
      signal(Int32(source.handle), SIG_DFL)
    }
  }
}
