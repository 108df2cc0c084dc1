import ArgumentParser

/// `trao organisation …`
struct OrganisationCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "organisation", "Keep bodies, companies and offices across conferences.",
    verbs: [
      OrganisationList.self, OrganisationShow.self, OrganisationAdd.self, OrganisationEdit.self,
      OrganisationImport.self,
      OrganisationSearch.self, OrganisationDuplicates.self, OrganisationDistinct.self,
      OrganisationMerge.self,
    ])
}
