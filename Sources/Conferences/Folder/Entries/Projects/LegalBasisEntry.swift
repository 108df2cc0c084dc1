import PostgreSQL
import StrictYAML

/// An act that one certificate rests on, besides those of its form's version.
struct LegalBasisEntry: Hashable, Sendable {
  /// What stands before the number: `Quyết định`.
  var name: LocalisedText
  var number: String?
  var dated: CalendarDate?
  /// What stands behind the date: whose act it is, and about what.
  var about: LocalisedText
}

extension LegalBasisEntry {
  init?(_ node: YAMLNode) {
    guard let map = node.mapping(keys: ["name", "number", "dated", "about"]) else { return nil }
    self.init(
      name: map.required("name")?.localisedText ?? LocalisedText(), number: map["number"]?.oneLine,
      dated: map["dated"]?.date, about: map["about"]?.localisedText ?? LocalisedText())
  }

  var yaml: YAMLValue {
    .block(
      YAMLBlock([
        ("name", .text(name)), ("number", .quoted(number)), ("dated", .plain(dated?.iso)),
        ("about", .text(about)),
      ]))
  }
}
