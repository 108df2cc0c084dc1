import ArgumentParser

/// `trao person …`
struct PersonCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "person", "People across conferences: their names, titles and forms of address; duplicates and merging.",
    verbs: [
      PersonList.self, PersonShow.self, PersonAdd.self, PersonEdit.self, PersonSearch.self,
      PersonDuplicates.self, PersonDistinct.self, PersonMerge.self, PersonNameCommands.self,
      PersonTitleCommands.self, PersonAddressCommands.self,
    ])
}
