import Conferences

/// What arranging seats did, as `--json` prints it.
struct ArrangementRecord: Encodable {
  let seating: SeatingRecord
  let moved: Int
  let gone: [String]
  let dryRun: Bool

  init(_ arrangement: SeatingStore.Arrangement, dryRun: Bool = false) {
    seating = SeatingRecord(arrangement.seating)
    moved = arrangement.moved
    gone = arrangement.gone
    self.dryRun = dryRun
  }
}
