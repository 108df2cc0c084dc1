/// What an area or a line is filled with.
public enum Paint: Hashable, Sendable {
  case colour(Colour)
  case linear(LinearGradient)
  case radial(RadialGradient)
}
