// How far things have come: a folder moves them on, and never back.

extension DelegationEntry {
  /// The same delegation with the head, deputy, liaison and state of another.
  func ledAs(_ other: DelegationEntry) -> DelegationEntry {
    var result = self
    (result.head, result.deputy, result.liaison) = (other.head, other.deputy, other.liaison)
    result.state = other.state
    return result
  }
}

extension ParticipationEntry {
  /// Keeps a state that is further on than the file's. Answers are equally far: of a guest who has answered, the answers
  /// decide, not what a file says that may be older; answers.csv brings in new ones.
  ///
  /// - Returns: Whether the file says another answer than the one that stays.
  mutating func keepProgress(of known: ParticipationEntry, hasAnswered: Bool) -> Bool {
    guard known.state.progress >= state.progress, known.state != state else { return false }
    let isOtherAnswer = known.state.progress == state.progress
    guard !isOtherAnswer || hasAnswered else { return false }
    state = known.state
    return isOtherAnswer
  }
}

extension SessionEntry {
  /// Keeps what calendars were told, and a state that is further on than the file's: planned < open < closed, cancelled.
  mutating func keepProgress(of known: SessionEntry) {
    calendarSequence = max(calendarSequence, known.calendarSequence)
    func progress(_ state: SessionState) -> Int {
      switch state {
      case .planned: 0
      case .open: 1
      case .closed, .cancelled: 2
      }
    }
    guard progress(known.state) > progress(state) else { return }
    (state, openedAt, closedAt) = (known.state, known.openedAt, known.closedAt)
  }
}

extension ProjectEntry {
  /// Keeps what the authority did since the file was written: certificates that are further on, and with an amendment
  /// that the file does not know what it made of the project.
  mutating func keepProgress(of known: ProjectEntry) {
    for certificate in known.certificates where certificates.indices.contains(certificate.amendment) {
      let index = certificate.amendment
      guard certificate.state.progress > certificates[index].state.progress else { continue }
      certificates[index].state = certificate.state
      certificates[index].issuedOn = certificates[index].issuedOn ?? certificate.issuedOn
      certificates[index].firstIssuedOn = certificates[index].firstIssuedOn ?? certificate.firstIssuedOn
      certificates[index].content = certificates[index].content ?? certificate.content
    }
    let isAmended = known.certificates.dropFirst(certificates.count).contains { $0.state == .issued }
    guard isAmended else { return }
    (name, company, sector, zone, address) = (
      known.name, known.company, known.sector, known.zone, known.address
    )
    (area, capital) = (known.area, known.capital)
  }

  /// This project as a file would tell it that leaves out what another one leaves out: what former certificates said,
  /// and steps of their lives.
  func tellingLess(as other: ProjectEntry) -> ProjectEntry {
    var result = self
    for (index, certificate) in other.certificates.enumerated() where certificates.indices.contains(index) {
      if certificate.content == nil { result.certificates[index].content = nil }
      let keys = Set(certificate.history.map(\.key))
      result.certificates[index].history.removeAll { !keys.contains($0.key) }
    }
    return result
  }
}
