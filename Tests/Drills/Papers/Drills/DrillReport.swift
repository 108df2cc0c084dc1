/// What a drill found: lines to be read, and whether everything is as it must be.
package struct DrillReport: Sendable {
  package private(set) var lines: [String] = []
  package private(set) var failures: [String] = []

  package var isPassed: Bool { failures.isEmpty }

  /// As many failures as are of use to anybody.
  private static let shown = 20

  mutating func say(_ line: String) { lines.append(line) }

  mutating func fail(_ line: String) { failures.append(line) }

  /// Everything, the failures last.
  package var text: String {
    let rest = failures.count - Self.shown
    return
      (lines + failures.prefix(Self.shown).map { "FAILED: \($0)" }
      + (rest > 0 ? ["FAILED: and \(rest) more"] : []))
      .joined(separator: "\n")
  }
}

extension String {
  /// Filled up with blanks, before or behind.
  func padded(_ width: Int, left: Bool = false) -> String {
    let blanks = String(repeating: " ", count: Swift.max(0, width - count))
    return left ? blanks + self : self + blanks
  }
}

extension Double {
  /// With two decimals.
  var hundredths: String {
    let whole = Int((self * 100).rounded())
    let rest = abs(whole) % 100
    return "\(whole / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
