import ArgumentParser
import Conferences

/// `trao register …`
struct RegisterCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "register",
    "Keep the register of outgoing documents: each number once, and none without a paper or a reason.",
    verbs: [
      RegisterList.self, RegisterAdd.self, RegisterEnter.self, RegisterVoid.self, RegisterCheck.self,
    ])
}
