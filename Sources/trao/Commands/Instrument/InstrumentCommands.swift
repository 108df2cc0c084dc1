import ArgumentParser

/// `trao instrument …`
struct InstrumentCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "instrument",
    "Keep what else is handed over: policy approvals, memoranda, agreements, licences and awards.",
    verbs: [InstrumentList.self, InstrumentShow.self, InstrumentAdd.self, InstrumentEdit.self])
}
