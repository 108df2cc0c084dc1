import ArgumentParser

/// `trao conference …`
struct ConferenceCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "conference", "Load conferences from folders, look at them, change and export them.",
    verbs: [
      ConferenceLoad.self, ConferenceList.self, ConferenceShow.self, ConferenceEdit.self,
      ConferenceExport.self,
    ])
}
