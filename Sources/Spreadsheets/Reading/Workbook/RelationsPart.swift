/// Which parts belong to a part: a `.rels` file.
final class RelationsPart: PartReader {
  struct Relation {
    let target: String
    /// The end of its type: `worksheet`, `sharedStrings`, `styles`, `officeDocument`.
    let kind: String
  }

  private(set) var relations: [String: Relation] = [:]

  /// The target of the first relation of a kind, by id.
  func target(ofKind kind: String) -> String? {
    relations.filter { $0.value.kind == kind }.min { $0.key < $1.key }?.value.target
  }

  override func begin(_ name: String, _ attributes: [String: String]) {
    guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"],
      attributes["TargetMode"] != "External"
    else { return }
    let kind = attributes["Type"].map { String($0.split(separator: "/").last ?? "") } ?? ""
    relations[id] = Relation(target: target, kind: kind)
  }
}
