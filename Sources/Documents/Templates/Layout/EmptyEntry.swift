/// A rule for one field, and where it stands.
struct EmptyEntry: Sendable {
  var rule: EmptyRule
  var place: TextPlace
}
