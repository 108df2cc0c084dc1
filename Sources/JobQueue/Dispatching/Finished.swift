/// What came of an attempt, on its way to the database.
struct Finished: Sendable {
  enum Ending: Sendable {
    case product(ErasedHandler.Product)
    case failure(JobFailure)
    /// Not finished: to be given back.
    case released
  }

  let claim: Claim
  let ending: Ending

  var size: Int {
    if case .product(let product) = ending { product.size } else { 0 }
  }

  var isProduct: Bool {
    if case .product = ending { true } else { false }
  }

  init(_ claim: Claim, _ ending: Ending) {
    self.claim = claim
    self.ending = ending
  }

  /// The ending of an attempt that threw.
  init(_ claim: Claim, threw error: any Error) {
    self.claim = claim
    switch error {
    case let interruption as JobInterruption:
      switch interruption.reason {
      case .stopping, .leaseLost: ending = .released
      case .cancelled: ending = .failure(JobFailure("it was cancelled", isPermanent: true))
      case .deadline:
        ending = .failure(JobFailure("it took longer than \(claim.job.timeout.seconds.formatted) s"))
      }
    case let failure as JobFailure:
      ending = .failure(JobFailure(Self.stored(failure.message), then: failure.sequel))
    default:
      ending = .failure(JobFailure(Self.stored(String(describing: error))))
    }
  }

  /// At most 2,000 characters, none of them the one that PostgreSQL cannot store.
  private static func stored(_ message: String) -> String {
    String(message.prefix(2000)).replacing("\0", with: "")
  }
}

extension Double {
  /// Without a fraction where there is none.
  fileprivate var formatted: String { self == rounded() ? String(Int(self)) : String(self) }
}
