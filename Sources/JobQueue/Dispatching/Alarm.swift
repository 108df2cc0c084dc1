import Dispatch
import Synchronization

/// Rings bells at a time: one `DispatchSource` timer, made once and set again and again.
final class Alarm: Sendable {
  /// Not longer: the timer counts this machine's seconds, and what it waits for is decided by the database's.
  private static let longest: Duration = .seconds(3600)

  private let timer: Mutex<any DispatchSourceTimer>

  init(on queue: DispatchQueue, _ bells: [Doorbell]) {
    let source = DispatchSource.makeTimerSource(queue: queue)
    source.setEventHandler { @Sendable in for bell in bells { bell.ring() } }
    source.schedule(deadline: .distantFuture)
    source.activate()
    timer = Mutex(source)
  }

  deinit { timer.withLock { $0.cancel() } }

  /// Rings once after `delay`, instead of whenever it was to ring before; nil for not at all.
  func set(after delay: Duration?) {
    let deadline = delay.map { DispatchTime.now() + max(0, min($0, Self.longest).seconds) }
    timer.withLock { $0.schedule(deadline: deadline ?? .distantFuture, leeway: .microseconds(500)) }
  }
}

extension Duration {
  /// Between three quarters and five quarters of it, so that workers started together do not act together.
  var jittered: Duration { self * Double.random(in: 0.75...1.25) }
}
