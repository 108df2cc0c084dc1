/// A length that may depend on the letter size.
enum Length: Hashable, Sendable {
  case points(Double)
  case em(Double)

  func points(at size: Double) -> Double {
    switch self {
    case .points(let points): points
    case .em(let em): em * size
    }
  }
}
