import ArgumentParser

/// `trao delegation …`
struct DelegationCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "delegation", "Keep delegations: who leads them, who looks after them, and their order.",
    verbs: [
      DelegationList.self, DelegationShow.self, DelegationAdd.self, DelegationEdit.self,
      DelegationImport.self,
      DelegationConfirm.self, DelegationClose.self, DelegationReopen.self, DelegationOrder.self,
      DelegationSearch.self, DelegationMergeCommand.self,
    ])
}
