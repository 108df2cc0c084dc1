/// Numbers of the objects that every strike writes. They are fixed, so that a plate's constant objects can
/// refer to them before they exist.
enum ObjectPlan {
  static let catalogue = 1
  static let pages = 2
  static let page = 3
  static let structureRoot = 4
  static let parentTree = 5
  static let documentElement = 6
  static let metadata = 7
  static let information = 8
  /// The plate's own objects begin here; those of a strike follow behind the plate's last.
  static let firstOfPlate = 9
}
