@testable import PDF

extension BrokenFile {
  static let colours = [
    BrokenFile(
      "no output intent", .deviceColour,
      edit: { $0.set($0.catalogue, "OutputIntents", nil) }),
    BrokenFile(
      "an output intent without a name", .outputIntent,
      edit: { file in
        file.set(try file.target(file.catalogue, "OutputIntents"), "OutputConditionIdentifier", nil)
      }),
    BrokenFile("a profile of four colours", .profile, edit: { $0.set(try $0.profile(), "N", .integer(4)) }),
    BrokenFile(
      "the profile of a scanner", .profile,
      edit: { file in
        try file.editData(try file.profile()) { $0.replaceSubrange(12..<16, with: Array("scnr".utf8)) }
      }),
    BrokenFile(
      "a web page as profile", .profile, .deviceColour,
      edit: { file in try file.editData(try file.profile()) { $0 = Array("<html>".utf8) } }),
    BrokenFile(
      "printing colours", .deviceColour,
      edit: { try $0.draw("/Artifact BMC 0 0 0 1 k 0 0 1 1 re f EMC") }),
    BrokenFile(
      "mixing in printing colours", .deviceColour,
      edit: { file in
        try file.editInner(try file.first(["Type": "Page"]), "Group") { $0["CS"] = .name("DeviceCMYK") }
      }),
  ]
}
