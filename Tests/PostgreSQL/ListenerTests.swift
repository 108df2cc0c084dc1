import PostgreSQL
import TestSupport
import Testing

@Suite struct ListenerTests {
  /// A listener and the stream of what it tells.
  private struct Ear {
    let listener: Listener
    var events: AsyncStream<Listener.Event>.Iterator
    let end: @Sendable () -> Void

    init(_ configuration: DatabaseConfiguration, _ channels: [String], probeInterval: Duration = .seconds(10))
      async
    {
      let (stream, continuation) = AsyncStream<Listener.Event>.makeStream()
      listener = Listener(configuration, channels: channels, probeInterval: probeInterval) {
        continuation.yield($0)
      }
      events = stream.makeAsyncIterator()
      end = { continuation.finish() }
      await listener.start()
    }

    /// The next event; nil when none has come for a minute, and from then on.
    mutating func next() async -> Listener.Event? {
      let patience = Task { [end] in
        try await Task.sleep(for: .seconds(60))
        end()
      }
      defer { patience.cancel() }
      return await events.next(isolation: nil)
    }

    mutating func waitUntilConnected() async {
      while let event = await next(), event != .connected {}
    }

    mutating func waitUntilDisconnected() async {
      while let event = await next() {
        if case .disconnected = event { return }
      }
    }
  }

  @Test func itHearsWhatIsSentToItsChannels() async throws {
    let database = try await TestDatabase.makeEmpty()
    let pool = database.pool(size: 1)
    var ear = await Ear(database.configuration, ["jobs", "odd \"channel\""])
    #expect(await ear.next() == .connected)
    for number in 0..<50 {
      try await pool.run { try $0.query("select pg_notify('jobs', \("\(number)")), pg_notify('other', '')") }
      #expect(await ear.next() == .notification(channel: "jobs", payload: "\(number)"))
    }
    try await pool.run { try $0.query("select pg_notify('odd \"channel\"', 'ngày')") }
    #expect(await ear.next() == .notification(channel: "odd \"channel\"", payload: "ngày"))
    await ear.listener.stop()
  }

  @Test func itConnectsAgainWhenItsSessionIsKilled() async throws {
    let database = try await TestDatabase.makeEmpty()
    let pool = database.pool(size: 1)
    var configuration = database.configuration
    configuration.applicationName = "trao/ear"
    var ear = await Ear(configuration, ["jobs"])
    // Each round closes a socket and opens the next, often with the same number.
    for round in 0..<20 {
      await ear.waitUntilConnected()
      try await pool.run { try $0.query("select pg_notify('jobs', \("\(round)"))") }
      #expect(await ear.next() == .notification(channel: "jobs", payload: "\(round)"))
      let killed = try await pool.run {
        try $0.query(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'trao/ear' and datname = current_database()
          """
        ).count
      }
      #expect(killed == 1)
      await ear.waitUntilDisconnected()
    }
    await ear.waitUntilConnected()
    await ear.listener.stop()
  }

  @Test func itLivesThroughARestartOfTheServer() async throws {
    let cluster = try await TestCluster.start()
    var ear = await Ear(cluster.configuration, ["jobs"])
    await ear.waitUntilConnected()
    await cluster.stop(.immediate)
    await ear.waitUntilDisconnected()
    try await cluster.start()
    await ear.waitUntilConnected()
    try await Pool(cluster.configuration, size: 1).run { try $0.query("notify jobs, 'x'") }
    #expect(await ear.next() == .notification(channel: "jobs", payload: "x"))
    await ear.listener.stop()
  }

  @Test func itNoticesAServerThatWentSilent() async throws {
    let cluster = try await TestCluster.start()
    var configuration = cluster.configuration
    configuration.connectTimeout = .milliseconds(200)
    var ear = await Ear(configuration, ["jobs"], probeInterval: .milliseconds(50))
    await ear.waitUntilConnected()
    await cluster.freeze()
    await ear.waitUntilDisconnected()
    await cluster.thaw()
    await ear.waitUntilConnected()
    await ear.listener.stop()
  }

  @Test func aNotificationThatAProbeBringsAlongIsTold() async throws {
    let database = try await TestDatabase.makeEmpty()
    let pool = database.pool(size: 1)
    var ear = await Ear(database.configuration, ["jobs"], probeInterval: .milliseconds(1))
    #expect(await ear.next() == .connected)
    for number in 0..<200 {
      try await pool.run { try $0.query("select pg_notify('jobs', \("\(number)"))") }
      #expect(await ear.next() == .notification(channel: "jobs", payload: "\(number)"))
    }
    await ear.listener.stop()
  }

  @Test func afterItWasStoppedItIsSilentAndCanBeStartedAgain() async throws {
    let database = try await TestDatabase.makeEmpty()
    let pool = database.pool(size: 1)
    var ear = await Ear(database.configuration, ["jobs"])
    #expect(await ear.next() == .connected)
    await ear.listener.stop()
    try await pool.run { try $0.query("notify jobs, 'unheard'") }
    await ear.listener.start()
    #expect(await ear.next() == .connected)
    try await pool.run { try $0.query("notify jobs, 'heard'") }
    #expect(await ear.next() == .notification(channel: "jobs", payload: "heard"))
    await ear.listener.stop()
  }
}
