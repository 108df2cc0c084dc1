/// The colour space of everything Trao draws, as an ICC profile (ICC.1:2010, version 4.2): sRGB by IEC
/// 61966-2-1.
enum ColourProfile {
  /// The profile's bytes, under 600 of them.
  static let sRGB: [UInt8] = make()

  private static func make() -> [UInt8] {
    let curve = parametricCurve()
    // Primaries and white of sRGB, adapted to the profile's white D50 by the Bradford method.
    let tags: [(String, [UInt8])] = [
      ("desc", text("sRGB IEC61966-2.1")),
      ("cprt", text("CC0")),
      ("wtpt", xyz(0.9642, 1, 0.8249)),
      ("chad", chromaticAdaptation()),
      ("rXYZ", xyz(0.43607, 0.22249, 0.01392)),
      ("gXYZ", xyz(0.38515, 0.71687, 0.09708)),
      ("bXYZ", xyz(0.14307, 0.06061, 0.71410)),
      ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
    ]
    var directory: [UInt8] = []
    var data: [UInt8] = []
    let dataStart = 128 + 4 + 12 * tags.count
    append(tags.count, to: &directory)
    var curveAt: Int?
    for (name, bytes) in tags {
      // The three curves are one.
      let isCurve = name.hasSuffix("TRC")
      let offset = isCurve ? curveAt ?? dataStart + data.count : dataStart + data.count
      directory.append(contentsOf: name.utf8)
      append(offset, to: &directory)
      append(bytes.count, to: &directory)
      if isCurve, curveAt != nil { continue }
      if isCurve { curveAt = offset }
      data.append(contentsOf: bytes)
      while data.count % 4 != 0 { data.append(0) }
    }
    return header(size: dataStart + data.count) + directory + data
  }

  private static func header(size: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    append(size, to: &bytes)
    append(0, to: &bytes)
    append(0x0420_0000, to: &bytes)
    bytes.append(contentsOf: "mntrRGB XYZ ".utf8)
    // A fixed date, so that the bytes never change: 1 January 2026, midnight.
    for part in [2026, 1, 1, 0, 0, 0] { bytes.append(contentsOf: [UInt8(part >> 8), UInt8(part & 0xff)]) }
    bytes.append(contentsOf: "acsp".utf8)
    // Platform, flags, device maker and model, attributes (two words), rendering intent: none.
    for _ in 0..<7 { append(0, to: &bytes) }
    bytes.append(contentsOf: xyz(0.9642, 1, 0.8249).dropFirst(8))
    return bytes + [UInt8](repeating: 0, count: 128 - bytes.count)
  }

  /// Curve type 3: ((a·x + b)^g where x ≥ d, else c·x), with the numbers of the sRGB standard.
  private static func parametricCurve() -> [UInt8] {
    var bytes = Array("para".utf8)
    append(0, to: &bytes)
    append(3 << 16, to: &bytes)
    for number in [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045] { append(fixed: number, to: &bytes) }
    return bytes
  }

  /// From D65, the white of sRGB, to D50 (Bradford).
  private static func chromaticAdaptation() -> [UInt8] {
    var bytes = Array("sf32".utf8)
    append(0, to: &bytes)
    for number in [
      1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168,
    ] { append(fixed: number, to: &bytes) }
    return bytes
  }

  private static func xyz(_ x: Double, _ y: Double, _ z: Double) -> [UInt8] {
    var bytes = Array("XYZ ".utf8)
    append(0, to: &bytes)
    for number in [x, y, z] { append(fixed: number, to: &bytes) }
    return bytes
  }

  /// A text in American English, UTF-16.
  private static func text(_ text: String) -> [UInt8] {
    var bytes = Array("mluc".utf8)
    append(0, to: &bytes)
    append(1, to: &bytes)
    append(12, to: &bytes)
    bytes.append(contentsOf: "enUS".utf8)
    append(text.utf16.count * 2, to: &bytes)
    append(28, to: &bytes)
    for unit in text.utf16 { bytes.append(contentsOf: [UInt8(unit >> 8), UInt8(unit & 0xff)]) }
    return bytes
  }

  private static func append(fixed number: Double, to bytes: inout [UInt8]) {
    append(Int((number * 65536).rounded()), to: &bytes)
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }
}
