extension Rule {
  static let markedContent = Rule.syntax("marked-content", "14.7.4.2")
  static let contentIdentifier = Rule.syntax("content-identifier", "14.7.4.2")
  static let contentOwner = Rule.syntax("content-owner", "14.7.4.2")
  static let parentTree = Rule.syntax("parent-tree", "14.7.4.4")
}

/// Every piece of marked content belongs to one element, and the parent tree says the same (ISO 32000-1,
/// 14.7.4).
enum MarkedContentRules {
  static func check(_ tree: StructureTree, _ content: ContentSurvey, _ inspection: inout Inspection) {
    guard tree.root != nil else { return }
    var owners: [ContentSurvey.Place: Int] = [:]
    for (index, element) in tree.elements.enumerated() {
      for case .content(let place) in element.children {
        if owners.updateValue(index, forKey: place) != nil {
          inspection.report(
            .contentOwner, object: element.number, page: element.page,
            "Content \(place.identifier) belongs to two elements.")
        }
        if content.pieces[place] == nil {
          inspection.report(
            .markedContent, object: element.number, page: element.page,
            "The element has content \(place.identifier), which is not on its page.")
        }
      }
    }
    let tables = ParentTree(tree.root ?? [:], inspection.file)
    if tables.isDamaged { inspection.report(.parentTree, "The parent tree is damaged.") }
    for (place, piece) in content.pieces.sorted(by: { sortKey($0.key) < sortKey($1.key) }) {
      if piece.count > 1 {
        inspection.report(
          .contentIdentifier, object: place.owner, page: piece.page,
          "The identifier \(place.identifier) is used \(piece.count) times.")
      }
      guard let owner = owners[place] else {
        inspection.report(
          .contentOwner, object: place.owner, page: piece.page,
          "Content \(place.identifier) belongs to no element.")
        continue
      }
      let key = inspection.file.objects[place.owner]?.dictionary?["StructParents"]?.integer
      let listed = key.flatMap { tables.elements(at: $0, place.identifier) }
      if listed == nil || listed != tree.elements[owner].number {
        inspection.report(
          .parentTree, object: place.owner, page: piece.page,
          "The parent tree does not lead from content \(place.identifier) to its element.")
      }
    }
    checkTables(tables, content, &inspection)
  }

  private static func sortKey(_ place: ContentSurvey.Place) -> (Int, Int) { (place.owner, place.identifier) }

  /// Nothing stands in the parent tree that is not on a page.
  private static func checkTables(
    _ tables: ParentTree, _ content: ContentSurvey, _ inspection: inout Inspection
  ) {
    var ownerOfKey: [Int: Int] = [:]
    for (number, object) in inspection.file.objects {
      guard let key = object.dictionary?["StructParents"]?.integer else { continue }
      ownerOfKey[key] = number
    }
    for (key, list) in tables.lists.sorted(by: { $0.key < $1.key }) {
      guard let owner = ownerOfKey[key] else {
        inspection.report(.parentTree, "Key \(key) of the parent tree belongs to no page.")
        continue
      }
      for (identifier, element) in list.enumerated() where element != nil {
        if content.pieces[ContentSurvey.Place(owner: owner, identifier: identifier)] == nil {
          inspection.report(
            .parentTree, object: owner, "The parent tree lists content \(identifier), which is not there.")
        }
      }
    }
    let next = tables.nextKey
    if let highest = (Array(tables.lists.keys) + Array(tables.singles.keys)).max(), let next, next <= highest
    {
      inspection.report(.parentTree, "/ParentTreeNextKey must be above \(highest).")
    }
  }
}

/// The parent tree (ISO 32000-1, 14.7.4.4): by key, the elements of a page's content, or the one element of an
/// annotation.
struct ParentTree {
  private static let depthLimit = 32
  private static let entryLimit = 1_000_000

  private(set) var lists: [Int: [Int?]] = [:]
  private(set) var singles: [Int: Int] = [:]
  private(set) var isDamaged = false
  let nextKey: Int?
  private var count = 0

  init(_ root: PDFDictionary, _ file: PDFFile) {
    nextKey = root["ParentTreeNextKey"]?.integer
    var seen: Set<Int> = []
    read(root["ParentTree"], file, 0, &seen)
  }

  func elements(at key: Int, _ identifier: Int) -> Int? {
    guard let list = lists[key], identifier >= 0, identifier < list.count else { return nil }
    return list[identifier]
  }

  private mutating func read(_ object: PDFObject?, _ file: PDFFile, _ depth: Int, _ seen: inout Set<Int>) {
    if let number = object?.reference?.number, !seen.insert(number).inserted { isDamaged = true }
    guard depth < ParentTree.depthLimit, !isDamaged, let entries = file.dictionary(object) else {
      isDamaged = true
      return
    }
    for kid in file.array(entries["Kids"]) ?? [] { read(kid, file, depth + 1, &seen) }
    let numbers = file.array(entries["Nums"]) ?? []
    for pair in stride(from: 0, to: numbers.count - 1, by: 2) {
      guard let key = file.resolve(numbers[pair]).integer else {
        isDamaged = true
        continue
      }
      if let list = file.array(numbers[pair + 1]) {
        count += list.count
        guard count < ParentTree.entryLimit else {
          isDamaged = true
          return
        }
        lists[key] = list.map { $0.reference?.number }
      } else if let number = numbers[pair + 1].reference?.number {
        singles[key] = number
      }
    }
  }
}
