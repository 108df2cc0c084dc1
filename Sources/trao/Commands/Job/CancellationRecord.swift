import Documents
import JobQueue

/// What a cancellation did, as `--json` prints it.
struct CancellationRecord: Encodable {
  /// Ended now.
  let cancelled: [Int]
  /// In a worker's hands: it ends them within seconds.
  let cancelling: [Int]

  init(_ cancellation: Cancellation) {
    cancelled = cancellation.ended.map(\.id.rawValue).sorted()
    cancelling = cancellation.asked.map(\.id.rawValue).sorted()
  }

  var text: String {
    var text = "\(Wording.count(cancelled.count, "job")) cancelled"
    if !cancelling.isEmpty { text += "; \(cancelling.count) running, told to stop" }
    return text + ".\n"
  }
}
