@testable import PDF

extension BrokenFile {
  static let structure = [
    BrokenFile("not marked", .marked, edit: { $0.set($0.catalogue, "MarkInfo", nil) }),
    BrokenFile("no structure", .structureRoot, edit: { $0.set($0.catalogue, "StructTreeRoot", nil) }),
    BrokenFile("an unknown type", .structureType, edit: { try $0.retype("P", to: "Foo") }),
    BrokenFile(
      "another meaning for a standard type", .roleMap,
      edit: { file in
        file.set(
          try file.target(file.catalogue, "StructTreeRoot"), "RoleMap", .dictionary(["Quote": .name("P")]))
      }),
    BrokenFile(
      "a wrong parent", .structureParent,
      edit: { file in
        file.set(try file.first(["S": "LI"]), "P", .reference(PDFReference(file.catalogue)))
      }),
    BrokenFile(
      "an element in two places", .structureParent,
      edit: { file in
        let cell = PDFObject.reference(PDFReference(try file.first(["S": "TD"])))
        file.edit(try file.first(["S": "Document"])) { $0["K"] = .array(($0["K"]?.array ?? []) + [cell]) }
      }),
    BrokenFile(
      "a child that is nothing", .structureChild,
      edit: { file in
        file.edit(try file.first(["S": "Document"])) { entries in
          entries["K"] = .array((entries["K"]?.array ?? []) + [.null])
        }
      }),
    BrokenFile(
      "content of two elements", .contentOwner,
      edit: { file in
        let later = file.entries(try file.first(["S": "TD"]))["K"] ?? .null
        file.edit(try file.first(["S": "P"])) { $0["K"] = .array([$0["K"] ?? .null, later]) }
      }),
    BrokenFile(
      "an element that lost its content", .contentOwner,
      edit: { file in file.set(try file.first(["S": "P"]), "K", nil) }),
    BrokenFile(
      "content that is not on the page", .markedContent,
      edit: { file in
        file.edit(try file.first(["S": "P"])) { $0["K"] = .array([$0["K"] ?? .null, .integer(999)]) }
      }),
    BrokenFile(
      "two entries of the parent tree exchanged", .parentTree,
      edit: { file in
        let tree = try file.target(try file.target(file.catalogue, "StructTreeRoot"), "ParentTree")
        file.edit(tree) { entries in
          guard var numbers = entries["Nums"]?.array, var list = numbers[1].array else { return }
          list.swapAt(0, list.count - 1)
          numbers[1] = .array(list)
          entries["Nums"] = .array(numbers)
        }
      }),
    BrokenFile(
      "a page without a way to its elements", .parentTree,
      edit: { file in file.set(try file.first(["Type": "Page"]), "StructParents", nil) }),
    BrokenFile(
      "a language that is none", .languageTag,
      edit: { file in
        file.set(try file.first(["S": "LI"]), "Lang", .string(PDFString(Array("viet nam".utf8))))
      }),
    BrokenFile("no language of the document", .language, edit: { $0.set($0.catalogue, "Lang", nil) }),
    BrokenFile(
      "no language at all", .language,
      edit: { file in
        file.set(file.catalogue, "Lang", nil)
        file.set(try file.first(["S": "Document"]), "Lang", nil)
      }),
    BrokenFile(
      "a picture without words", .alternative,
      edit: { file in file.set(try file.first(["S": "Figure"]), "Alt", nil) }),
    BrokenFile(
      "a picture without a place", .figureBox,
      edit: { file in file.set(try file.first(["S": "Figure"]), "A", nil) }),
    BrokenFile(
      "a header cell without scope", .tableHeaders,
      edit: { file in file.set(try file.first(["S": "TH"]), "A", nil) }),
    BrokenFile(
      "a row that is too short", .tableGrid,
      edit: { file in
        try file.editInner(file.all(["S": "TH"])[1], "A") { $0["ColSpan"] = nil }
      }),
    BrokenFile(
      "a cell that reaches out of the table", .tableGrid,
      edit: { file in
        let attributes: PDFDictionary = ["O": .name("Table"), "RowSpan": .integer(9)]
        file.set(try file.first(["S": "TD"]), "A", .dictionary(attributes))
      }),
    BrokenFile(
      "a cell without a header", .tableHeaders,
      edit: { file in
        try file.editInner(file.all(["S": "TH"])[1], "A") { $0["Scope"] = .name("Row") }
      }),
    BrokenFile(
      "a cell that is a paragraph", .tableNesting, .tableGrid, edit: { try $0.retype("TD", to: "P") }),
    BrokenFile("a level left out", .headingLevels, edit: { try $0.retype("H2", to: "H4") }),
    BrokenFile("a paper that begins with level 2", .headingLevels, edit: { try $0.retype("H1", to: "H2") }),
    BrokenFile("two kinds of headings", .headingKinds, edit: { try $0.retype("P", to: "H") }),
    BrokenFile("an item without a body", .listNesting, .listBody, edit: { try $0.retype("LBody", to: "P") }),
    BrokenFile("an item outside of a list", .listNesting, edit: { try $0.retype("L", to: "Sect") }),
    BrokenFile("a reading that is none", .ruby, edit: { try $0.retype("RT", to: "Span") }),
    BrokenFile(
      "a reading before its word", .ruby,
      edit: { file in
        file.edit(try file.first(["S": "Ruby"])) { $0["K"] = .array(($0["K"]?.array ?? []).reversed()) }
      }),
    BrokenFile("a note nobody can refer to", .noteIdentifier, edit: { try $0.retype("P", to: "Note") }),
  ]
}
