import Dispatch

/// What wakes the loops of a worker.
struct Bells: Sendable {
  let claim = Doorbell()
  let promote = Doorbell()
  let sweep = Doorbell()
  let commit = Doorbell()
  let lease = Doorbell()
  /// For whoever drains: something has come to an end.
  let quiet = Doorbell()

  /// We may work (again): look for everything there may be to do.
  func ringForWork() {
    for bell in [promote, claim, commit, sweep] { bell.ring() }
  }
}

/// What rings the bells when it is time. Each is one timer for as long as the worker lives.
struct Alarms: Sendable {
  /// The next job is due.
  let due: Alarm
  /// Nobody called for a while.
  let poll: Alarm
  /// Try again after trouble.
  let claim: Alarm
  /// What is finished has waited long enough for company, or after trouble.
  let commit: Alarm
  let lease: Alarm
  let sweep: Alarm
  let quiet: Alarm

  init(_ bells: Bells) {
    let queue = DispatchQueue(label: "trao.jobs.alarms", qos: .userInitiated)
    due = Alarm(on: queue, [bells.promote])
    poll = Alarm(on: queue, [bells.promote, bells.claim])
    claim = Alarm(on: queue, [bells.claim])
    commit = Alarm(on: queue, [bells.commit])
    lease = Alarm(on: queue, [bells.lease])
    sweep = Alarm(on: queue, [bells.sweep])
    quiet = Alarm(on: queue, [bells.quiet])
  }
}
