import ArgumentParser

/// `trao person …`
struct PersonCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "person", "Keep people across conferences: names, titles, forms of address, doubles.",
    verbs: [
      PersonList.self, PersonShow.self, PersonAdd.self, PersonEdit.self, PersonSearch.self,
      PersonDuplicates.self, PersonDistinct.self, PersonMerge.self, PersonNameCommands.self,
      PersonTitleCommands.self, PersonAddressCommands.self,
    ])
}
