internal import Graphics
internal import Typesetting

/// Finds the largest size at which blocks fit a frame.
struct SlotFitter {
  /// Blocks in a frame.
  struct Fitted {
    var flow: FlowLayout
    /// What all coordinates are multiplied by.
    var scale: Double
  }

  /// Blocks that go over pages.
  struct Paged {
    var flow: PagedFlow
    var scale: Double
  }

  /// What does not fit, at the smallest size allowed.
  struct Misfit: Error {
    /// In points.
    var by: Double
    /// Of the span that is too wide; nil where the whole is too high.
    var origin: Int?
    var isTooHigh: Bool
  }

  /// Sizes are tried in steps of half a percent.
  private static let step = 0.005
  /// A last page on which less than this share is used is worth smaller letters.
  private static let mostlyEmpty = 0.4
  /// Differences below this are rounding, in points.
  private static let tolerance = 0.01

  let blocks: [FlowBlock]
  var frame: Rectangle

  func fit(_ fit: SlotDefinition.Fit?) throws(Misfit) -> Fitted {
    let whole = attempt(1, mayWrap: false)
    guard let misfit = self.misfit(whole) else { return whole }
    guard let fit, fit.shrink < 1 || fit.mayWrap else { throw misfit }
    let steps = Int(((1 - fit.shrink) / Self.step).rounded())
    for mayWrap in fit.mayWrap ? [false, true] : [false] {
      if mayWrap, self.misfit(attempt(1, mayWrap: true)) == nil { return attempt(1, mayWrap: true) }
      guard self.misfit(attempt(scale(steps), mayWrap: mayWrap)) == nil else { continue }
      var tooLarge = 0
      var fitting = steps
      while fitting - tooLarge > 1 {
        let middle = (tooLarge + fitting) / 2
        if self.misfit(attempt(scale(middle), mayWrap: mayWrap)) == nil {
          fitting = middle
        } else {
          tooLarge = middle
        }
      }
      return attempt(scale(fitting), mayWrap: mayWrap)
    }
    throw self.misfit(attempt(scale(steps), mayWrap: fit.mayWrap)) ?? misfit
  }

  /// On one page if a size allowed makes that possible, else on several at full size; or a little smaller, where that
  /// saves a last page that would be mostly empty.
  func fit(_ fit: SlotDefinition.Fit?, over room: FlowRoom) throws(Misfit) -> Paged {
    var single = self
    single.frame.height = room.alone
    var onePage = fit
    onePage?.mayWrap = false
    if let whole = try? single.fit(onePage) {
      // A room of one page gives a flow of one page.
      let height = room.alone / whole.scale
      return Paged(
        flow: FlowLayout.paged(
          blocks, width: frame.width / whole.scale, room: PageRoom(first: height + 1, next: height + 1)),
        scale: whole.scale)
    }
    for mayWrap in fit?.mayWrap ?? false ? [false, true] : [false] {
      let flow = FlowLayout.paged(blocks, width: frame.width, room: room.pages, mayWrap: mayWrap)
      if flow.overflow > Self.tolerance, !mayWrap, fit?.mayWrap ?? false { continue }
      guard flow.overflow <= Self.tolerance else {
        throw Misfit(by: flow.overflow, origin: flow.overflowOrigin, isTooHigh: false)
      }
      guard flow.excess <= Self.tolerance else {
        throw Misfit(by: flow.excess, origin: nil, isTooHigh: true)
      }
      return saved(Paged(flow: flow, scale: 1), fit, over: room.pages, mayWrap: mayWrap)
    }
    throw Misfit(by: 0, origin: nil, isTooHigh: true)
  }

  /// The same on a page less at the largest size that allows it, where the last page is mostly empty.
  private func saved(
    _ whole: Paged, _ fit: SlotDefinition.Fit?, over room: PageRoom, mayWrap: Bool
  ) -> Paged {
    guard let fit, fit.shrink < 1, whole.flow.pageCount > 2,
      whole.flow.end + room.tail < room.next * Self.mostlyEmpty
    else { return whole }
    func attempt(_ steps: Int) -> Paged? {
      let scale = scale(steps)
      let flow = FlowLayout.paged(
        blocks, width: frame.width / scale,
        room: PageRoom(first: room.first / scale, next: room.next / scale, tail: room.tail / scale),
        mayWrap: mayWrap)
      let fits = max(flow.overflow, flow.excess) * scale <= Self.tolerance
      return fits && flow.pageCount < whole.flow.pageCount ? Paged(flow: flow, scale: scale) : nil
    }
    var (tooLarge, fitting) = (0, Int(((1 - fit.shrink) / Self.step).rounded()))
    guard var best = attempt(fitting) else { return whole }
    while fitting - tooLarge > 1 {
      let middle = (tooLarge + fitting) / 2
      if let smaller = attempt(middle) {
        (best, fitting) = (smaller, middle)
      } else {
        tooLarge = middle
      }
    }
    return best
  }

  private func scale(_ steps: Int) -> Double { 1 - Double(steps) * Self.step }

  /// Setting everything at a scale is setting it at full size in a frame that is larger by as much.
  private func attempt(_ scale: Double, mayWrap: Bool) -> Fitted {
    Fitted(flow: FlowLayout(blocks, width: frame.width / scale, mayWrap: mayWrap), scale: scale)
  }

  private func misfit(_ fitted: Fitted) -> Misfit? {
    let wide = fitted.flow.overflow * fitted.scale
    if wide > Self.tolerance { return Misfit(by: wide, origin: fitted.flow.overflowOrigin, isTooHigh: false) }
    let high = fitted.flow.height * fitted.scale - frame.height
    return high > Self.tolerance ? Misfit(by: high, origin: nil, isTooHigh: true) : nil
  }
}
