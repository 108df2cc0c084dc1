/// Who has which connection, and who waits. Pure bookkeeping: it never blocks and knows no server.
///
/// Waiters are served in the order they came. A connection that is given back goes straight to the first of
/// them, so nobody who comes later can take it in between.
struct PoolState<Member, Waiter> {
  /// What a caller gets.
  enum Lease {
    case member(Member)
    /// All are lent out: call ``PoolState/wait(_:ticket:)``.
    case none
    case closed
  }

  private var idle: [Member]
  private let size: Int
  private var waiters: [(ticket: Int, waiter: Waiter)] = []
  private var lastTicket = 0
  private var isClosed = false

  init(_ members: [Member]) {
    precondition(!members.isEmpty, "a pool needs a connection")
    size = members.count
    idle = members.reversed()
  }

  /// How many callers wait.
  var waitingCount: Int { waiters.count }

  /// Whether the pool is closed and everything lent out is back.
  var isDrained: Bool { isClosed && idle.count == size }

  /// A place in the queue.
  mutating func nextTicket() -> Int {
    lastTicket += 1
    return lastTicket
  }

  /// Asks for a connection. The one used last comes first, so that few stay warm.
  mutating func acquire() -> Lease {
    guard !isClosed else { return .closed }
    return idle.popLast().map(Lease.member) ?? .none
  }

  /// Takes a place at the end of the queue.
  mutating func wait(_ waiter: Waiter, ticket: Int) { waiters.append((ticket, waiter)) }

  /// Gives a connection back; returns the waiter that has it now, if any.
  mutating func release(_ member: Member) -> Waiter? {
    guard !waiters.isEmpty else {
      idle.append(member)
      return nil
    }
    return waiters.removeFirst().waiter
  }

  /// Leaves the queue; nil for who is not in it any more.
  mutating func leave(ticket: Int) -> Waiter? {
    guard let index = waiters.firstIndex(where: { $0.ticket == ticket }) else { return nil }
    return waiters.remove(at: index).waiter
  }

  /// Lends nothing out any more; returns those who waited.
  mutating func close() -> [Waiter] {
    isClosed = true
    defer { waiters = [] }
    return waiters.map(\.waiter)
  }
}
