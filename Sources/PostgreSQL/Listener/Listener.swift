public import Dispatch
import Foundation

/// A session that hears what others `notify`, and that tells when it could not.
///
/// A read source on its socket wakes it, so that an idle listener costs no thread. When its session breaks it
/// makes another, with jitter between tries; when nothing is heard for a while it makes sure with a round trip
/// that the server is still there, for a link can die without a sign.
///
/// A notification is a hint: what was sent while the session was away is lost. So after each ``Event/connected``
/// look at the tables.
///
/// It needs a direct connection: behind a pooler that hands transactions around nothing is ever heard.
public actor Listener {
  /// What a listener has to tell.
  public enum Event: Hashable, Sendable {
    /// It listens (again). Look at the tables: a notification sent before is gone.
    case connected
    /// Someone sent a notification.
    case notification(channel: String, payload: String)
    /// The session broke, or none could be made; another try follows by itself.
    case disconnected(DatabaseError)
  }

  private nonisolated let executor: QueueExecutor
  private nonisolated let connector: Connector
  private let channels: [String]
  private let probeInterval: Duration
  private let onEvent: @Sendable (Event) -> Void
  private var link: ListenerLink?
  private var probe: (any DispatchSourceTimer)?
  private var backoff = Backoff.reconnecting
  private var isRunning = false
  /// Tells the tries of this start from those of an earlier one.
  private var generation = 0

  public nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

  /// The queue that events are told on.
  public nonisolated var queue: DispatchQueue { executor.queue }

  /// Makes a listener; ``start()`` sets it going.
  ///
  /// - Parameters:
  ///   - configuration: Where; a direct connection to the primary.
  ///   - channels: What to listen to.
  ///   - probeInterval: How often a quiet link is tried.
  ///   - label: The queue's label.
  ///   - onEvent: Called on the listener's queue, in order. It must not block.
  public init(
    _ configuration: DatabaseConfiguration, channels: [String], probeInterval: Duration = .seconds(10),
    label: String = "trao.database.listener", onEvent: @escaping @Sendable (Event) -> Void
  ) {
    executor = QueueExecutor(label: label)
    connector = Connector(configuration)
    self.channels = channels
    self.probeInterval = probeInterval
    self.onEvent = onEvent
  }

  /// Connects and listens, from now until ``stop()``. Without a server it tries on; it never fails.
  public func start() {
    guard !isRunning else { return }
    isRunning = true
    generation += 1
    connect(generation)
  }

  /// Ends the session. No event is told after this returns.
  public func stop() {
    isRunning = false
    disconnect()
  }

  // MARK: On the queue

  private func connect(_ generation: Int) {
    guard isRunning, generation == self.generation else { return }
    do throws(DatabaseError) {
      let database = Database(try connector.connect(), configuration: connector.configuration)
      for channel in channels { try database.query("listen \(identifier: channel)") }
      try watch(database)
    } catch {
      return lose(error)
    }
    backoff = .reconnecting
    onEvent(.connected)
    drain()  // what came before the source was there
  }

  private func watch(_ database: Database) throws(DatabaseError) {
    link = try ListenerLink(database, queue: queue) { [weak self] in self?.assumeIsolated { $0.drain() } }
    let timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(
      deadline: .now() + probeInterval.dispatchInterval, repeating: probeInterval.dispatchInterval,
      leeway: (probeInterval / 10).dispatchInterval)
    timer.setEventHandler { @Sendable [weak self] in self?.assumeIsolated { $0.makeSure() } }
    timer.activate()
    probe = timer
  }

  private func drain() {
    guard let link else { return }
    let (found, isOpen) = link.database.wire.takeNotifications()
    for notification in found {
      onEvent(.notification(channel: notification.channel, payload: notification.payload))
      // The one told may have stopped us.
      guard isRunning else { return }
    }
    if !isOpen { lose(link.database.wire.lost()) }
  }

  /// A round trip, with as long as a new connection may take.
  private func makeSure() {
    guard let link else { return }
    link.database.timeLimit = .perStatement(connector.configuration.connectTimeout)
    do throws(DatabaseError) {
      try link.database.simple("select 1")
      drain()  // the answer may have brought notifications along
    } catch {
      lose(error)
    }
  }

  private func lose(_ error: DatabaseError) {
    disconnect()
    guard isRunning else { return }
    onEvent(.disconnected(error))
    let generation = generation
    queue.asyncAfter(deadline: .now() + backoff.next().dispatchInterval) { [weak self] in
      self?.assumeIsolated { $0.connect(generation) }
    }
  }

  private func disconnect() {
    probe?.cancel()
    probe = nil
    link?.end()
    link = nil
  }
}

extension Duration {
  /// The same in Dispatch's terms, to the microsecond.
  var dispatchInterval: DispatchTimeInterval {
    let (seconds, attoseconds) = components
    return .microseconds(Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000))
  }
}
