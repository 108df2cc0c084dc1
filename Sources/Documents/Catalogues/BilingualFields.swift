/// Fields that papers in two languages have twice: in the paper's language and, with `_vi` behind the name, in
/// Vietnamese.
enum BilingualFields {
  /// The field and its Vietnamese twin; `meaning` is a phrase without its full stop.
  static func of(_ name: String, _ type: FieldType, _ meaning: String) -> [FieldCatalogue.Entry] {
    [.init(name, type, "\(meaning)."), .init("\(name)_vi", type, "\(meaning), in Vietnamese.")]
  }
}
