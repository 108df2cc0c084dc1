extension Rule {
  static let marked = Rule.archive("marked", "6.7.2.2")
  static let structureRoot = Rule.archive("structure-root", "6.7.3.3")
  static let structureType = Rule.archive("structure-type", "6.7.3.4")
  static let roleMap = Rule.archive("role-map", "6.7.3.4")
  static let structureParent = Rule.access("structure-parent", "7.1")
  static let structureChild = Rule.syntax("structure-child", "14.7.2")
  static let structureDepth = Rule.syntax("structure-depth", "14.7.2")
}

/// The structure tree as such (ISO 19005-2, 6.7.3; ISO 14289-1, 7.1).
enum StructureRules {
  static func check(_ tree: StructureTree, _ inspection: inout Inspection) {
    let file = inspection.file
    let information = file.dictionary(file.catalogue["MarkInfo"]) ?? [:]
    if file.resolve(information["Marked"]).boolean != true
      || file.resolve(information["Suspects"]).boolean == true
    {
      inspection.report(.marked, "/MarkInfo must say /Marked true and must not say /Suspects true.")
    }
    guard tree.root != nil, !tree.elements.isEmpty else {
      return inspection.report(.structureRoot, "The catalogue must have a /StructTreeRoot with elements.")
    }
    for type in tree.roles.keys.sorted() where StandardTypes.all.contains(type) {
      inspection.report(.roleMap, "The standard type \(type) must not stand for another.")
    }
    for element in tree.elements where element.role == nil {
      inspection.report(
        .structureType, object: element.number, page: element.page,
        "\(element.type) is no structure type, and the role map leads to none.")
    }
    for fault in tree.faults {
      switch fault {
      case .parent(let number):
        inspection.report(
          .structureParent, object: number, "/P of the element does not name the one element it is in.")
      case .child(let number):
        inspection.report(.structureChild, object: number, "A child of the element is none.")
      case .tooDeep: inspection.report(.structureDepth, "The structure is too deep or too large.")
      }
    }
    checkIdentifiers(tree, &inspection)
  }

  /// Notes are referred to by their `/ID`.
  private static func checkIdentifiers(_ tree: StructureTree, _ inspection: inout Inspection) {
    var seen: Set<[UInt8]> = []
    for element in tree.elements where element.role == "Note" {
      let identifier = inspection.file.resolve(element.entries["ID"]).string?.bytes ?? []
      if identifier.isEmpty || !seen.insert(identifier).inserted {
        inspection.report(
          .noteIdentifier, object: element.number, page: element.page, "A Note must have an /ID of its own.")
      }
    }
  }
}

extension Rule {
  static let noteIdentifier = Rule.access("note-identifier", "7.9")
}
