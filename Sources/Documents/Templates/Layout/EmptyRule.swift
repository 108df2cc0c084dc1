/// What happens where a field has no value.
enum EmptyRule: Hashable, Sendable {
  case fail
  case omitLine
  case text(String)
}
