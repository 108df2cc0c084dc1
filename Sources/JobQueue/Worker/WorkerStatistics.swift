/// What a worker did since it was made.
public struct WorkerStatistics: Sendable {
  public internal(set) var claimed = 0
  public internal(set) var promoted = 0
  /// Attempts ended, by outcome.
  public internal(set) var ended: [JobOutcome: Int] = [:]
  /// Results thrown away because the job was others' by then.
  public internal(set) var fenced = 0
  /// Jobs taken over from workers that vanished.
  public internal(set) var rescued = 0
  public internal(set) var leasesLost = 0
  /// Rounds that failed because of the database.
  public internal(set) var troubles = 0

  mutating func count(_ event: WorkerEvent) {
    switch event {
    case .registered: break
    case .leaseLost: leasesLost += 1
    case .claimed(let count): claimed += count
    case .promoted(let count): promoted += count
    case .ended(_, let outcome): ended[outcome, default: 0] += 1
    case .fenced: fenced += 1
    case .swept(_, let rescued, _, _): self.rescued += rescued
    case .troubled: troubles += 1
    }
  }
}
