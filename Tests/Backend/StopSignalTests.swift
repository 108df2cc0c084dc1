import Synchronization
import Testing

@testable import Backend

@Suite struct `The wish to stop` {
  @Test func `is heard by who waits, who comes late and who left a hook`() async {
    let stop = StopSignal()
    let calls = Mutex(0)
    stop.onRequest { calls.withLock { $0 += 1 } }
    async let waiting: Void = stop.wait()
    #expect(stop.request())
    #expect(!stop.request())
    await waiting
    await stop.wait()
    stop.onRequest { calls.withLock { $0 += 1 } }
    #expect(calls.withLock { $0 } == 2)
  }

  @Test func `ends work that waits for something else`() async throws {
    let stop = StopSignal()
    async let result = stop.unlessStopped { try await Task.sleep(for: .seconds(3600)) }
    stop.request()
    #expect(try await result == nil)
    #expect(try await StopSignal().unlessStopped { 7 } == 7)
  }

  @Test func `does not wait for work that cannot be interrupted`() async throws {
    let (stop, hanging) = (StopSignal(), StopSignal())
    async let result: Void? = stop.unlessStopped { await hanging.wait() }
    stop.request()
    #expect(try await result == nil)
    hanging.request()
  }
}
