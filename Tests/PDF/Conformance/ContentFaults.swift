@testable import PDF

extension BrokenFile {
  static let content = [
    BrokenFile("an unknown operator", .contentOperator, edit: { try $0.draw("1 Foo") }),
    BrokenFile("an operator without operands", .contentSyntax, edit: { try $0.draw("1 rg") }),
    BrokenFile("content that cannot be read", .contentSyntax, edit: { try $0.draw("<< 1 2 >>") }),
    BrokenFile("a resource that is not there", .resources, edit: { try $0.draw("/G99 gs") }),
    BrokenFile("an unknown rendering intent", .renderingIntent, edit: { try $0.draw("/Foo ri") }),
    BrokenFile(
      "29 saved states", .stateNesting,
      edit: {
        try $0.draw(String(repeating: "q ", count: 29) + String(repeating: "Q ", count: 29))
      }),
    BrokenFile("a state that is not restored", .stateBalance, edit: { try $0.draw("q") }),
    BrokenFile("a state that was not saved", .stateBalance, edit: { try $0.draw("Q") }),
    BrokenFile("text without end", .textObject, edit: { try $0.draw("BT") }),
    BrokenFile("an end without a beginning", .markBalance, edit: { try $0.draw("EMC") }),
    BrokenFile("a mark without end", .markBalance, edit: { try $0.draw("/Artifact BMC") }),
    BrokenFile("a line that is not marked", .unmarkedContent, edit: { try $0.draw("0 0 m 9 9 l S") }),
    BrokenFile(
      "an artifact inside a paragraph", .artifactNesting,
      edit: { file in
        for stream in try file.contents() {
          if (try? file.replace(">>BDC\nBT", with: ">>BDC\n/Artifact BMC EMC BT", in: stream)) != nil {
            return
          }
        }
        throw EditableFile.NotFound(what: "BDC")
      }),
    BrokenFile(
      "an identifier used twice", .contentIdentifier, edit: { try $0.draw("/P<</MCID 0>>BDC EMC") }),
    BrokenFile(
      "content without an element", .contentOwner, edit: { try $0.draw("/P<</MCID 999>>BDC EMC") }),
  ]
}
