/// What an area or a line is filled with.
public enum Paint: Hashable, Sendable {
  case colour(Colour)
  case linear(LinearGradient)
  case radial(RadialGradient)

  /// Whether it is not equally solid everywhere.
  public var fades: Bool {
    switch self {
    case .colour: false
    case .linear(let gradient): gradient.stops.contains { $0.opacity < 1 }
    case .radial(let gradient): gradient.stops.contains { $0.opacity < 1 }
    }
  }
}
