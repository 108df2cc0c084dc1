import ArgumentParser

/// `trao seating …`
struct SeatingCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "seating", "Seat guests by precedence, from the place of honour outward.",
    verbs: [
      SeatingPlanCommand.self, SeatingList.self, SeatingLock.self, SeatingUnlock.self, SeatingSwap.self,
      SeatingKeep.self, SeatingFree.self,
    ])
}
