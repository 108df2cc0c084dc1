/// The CFF table of a face (Adobe Technical Note 5176), opened for reading single glyphs. Nothing is read
/// ahead: a glyph of a 26 MB font costs a few page reads.
struct CFFOutlines: Sendable {
  let charstrings: CFFIndex
  let globalSubroutines: CFFIndex
  private let table: FontTable
  /// One per font dictionary; nil for one without subroutines.
  private let localSubroutines: [CFFIndex?]
  /// Where the choice of a font dictionary by glyph lies; nil in a font with only one.
  private let fontSelect: Int?

  init(_ table: FontTable) throws(FontError) {
    self.table = table
    let names = try CFFIndex(table, at: table.u8(2))
    let tops = try CFFIndex(table, at: names.end)
    let strings = try CFFIndex(table, at: tops.end)
    globalSubroutines = try CFFIndex(table, at: strings.end)
    let top = try CFFDictionary(table, tops.range(0))
    guard let charstringsAt = top[.charStrings]?.first else { throw table.damage }
    if let type = top[.charstringType]?.first, type != 2 {
      throw .unsupported(path: table.path, reason: "its outlines are of charstring type \(type)")
    }
    charstrings = try CFFIndex(table, at: charstringsAt)
    if let dictionariesAt = top[.fontDictionaries]?.first {
      let dictionaries = try CFFIndex(table, at: dictionariesAt)
      var local: [CFFIndex?] = []
      for index in 0..<dictionaries.count {
        let dictionary = try CFFDictionary(table, dictionaries.range(index))
        local.append(try CFFOutlines.subroutines(of: dictionary, in: table))
      }
      localSubroutines = local
      fontSelect = top[.fontSelect]?.first
    } else {
      localSubroutines = [try CFFOutlines.subroutines(of: top, in: table)]
      fontSelect = nil
    }
  }

  /// The subroutines that a glyph's charstring may call by local numbers.
  func localSubroutines(of glyph: Int) throws(FontError) -> CFFIndex? {
    let dictionary = try fontDictionary(of: glyph)
    guard dictionary < localSubroutines.count else { throw table.damage }
    return localSubroutines[dictionary]
  }

  private static func subroutines(
    of dictionary: CFFDictionary, in table: FontTable
  ) throws(FontError) -> CFFIndex? {
    guard let place = dictionary[.privateDictionary], place.count == 2, place[0] >= 0, place[1] >= 0 else {
      return nil
    }
    let values = try CFFDictionary(table, place[1]..<place[1] + place[0])
    guard let offset = values[.localSubroutines]?.first else { return nil }
    return try CFFIndex(table, at: place[1] + offset)
  }

  private func fontDictionary(of glyph: Int) throws(FontError) -> Int {
    guard let fontSelect else { return 0 }
    switch try table.u8(fontSelect) {
    case 0: return try table.u8(fontSelect + 1 + glyph)
    case 3:
      // Ranges of three bytes by rising first glyph.
      var low = 0
      var high = try table.u16(fontSelect + 1)
      while high - low > 1 {
        let middle = (low + high) / 2
        if try table.u16(fontSelect + 3 + 3 * middle) <= glyph { low = middle } else { high = middle }
      }
      return try table.u8(fontSelect + 5 + 3 * low)
    default: throw table.damage
    }
  }
}
