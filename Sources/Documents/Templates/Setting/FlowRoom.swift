internal import Graphics
internal import Typesetting

/// The room of a slot that goes on on further pages, and of the slots that stand below its end.
struct FlowRoom {
  /// A slot below the flow.
  struct Follower {
    /// From the flow's end to its own, in points.
    var reach: Double
    /// The lower edge of its frame, where the paper has one page.
    var bottom: Double
  }

  /// The heights of the flow where all stands on one page.
  let alone: Double
  /// The heights of the flow where it takes more.
  let pages: PageRoom

  init(frame: Rectangle, next: Rectangle, followers: [Follower]) {
    let lowest = followers.reduce(frame.bottom) { min($0, $1.bottom - $1.reach) }
    alone = max(0, lowest - frame.top)
    pages = PageRoom(
      first: frame.height, next: next.height, tail: followers.map(\.reach).max() ?? 0)
  }
}
