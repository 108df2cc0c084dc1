import ArgumentParser

/// `trao template …`
struct TemplateCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "template", "List, copy, check and preview the templates of papers.",
    verbs: [TemplateList.self, TemplateNew.self, TemplateCheck.self, TemplatePreview.self])
}
