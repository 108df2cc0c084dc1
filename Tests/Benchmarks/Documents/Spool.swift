import Foundation

/// What the floor reads: plates, then strikes with the index of their plate; all numbers 32 bits, little-endian.
struct Spool {
  var plates: [[UInt8]] = []
  var strikes: [(plate: Int, bytes: [UInt8])] = []

  func write(to path: String) throws {
    var data = Data()
    func put(_ number: Int) {
      withUnsafeBytes(of: UInt32(number).littleEndian) { data.append(contentsOf: $0) }
    }
    put(plates.count)
    for plate in plates {
      put(plate.count)
      data.append(contentsOf: plate)
    }
    put(strikes.count)
    for strike in strikes {
      put(strike.plate)
      put(strike.bytes.count)
      data.append(contentsOf: strike.bytes)
    }
    try data.write(to: URL(filePath: path))
  }
}
