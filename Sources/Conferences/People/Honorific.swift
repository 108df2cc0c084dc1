/// How a person is addressed in one language: stored, never derived.
public struct Honorific: Hashable, Sendable {
  /// Goes with the name, whole: "His Excellency Mr." and "Ngài" before it, 閣下 and 様 after it.
  public var honorific: String
  /// The style of the office on its own, with which the honorific begins: "His Excellency", "The Honorable", 閣下.
  public var style: String?
  /// Opens a letter: "Your Excellency".
  public var salutation: String?

  public init(honorific: String, style: String? = nil, salutation: String? = nil) {
    (self.honorific, self.style, self.salutation) = (honorific, style, salutation)
  }

  /// Whether a style stands at the beginning of the honorific, as it must.
  var beginsWithStyle: Bool {
    style.map { honorific == $0 || honorific.hasPrefix("\($0) ") } ?? true
  }
}
