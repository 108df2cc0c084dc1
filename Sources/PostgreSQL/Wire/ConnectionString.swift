import CLibPQ

/// A libpq connection string, looked into without connecting.
enum ConnectionString {
  /// Whether libpq reads the text as keywords or a URL, and not as the name of a database.
  static func isStructured(_ text: String) -> Bool {
    text.contains("=") || text.hasPrefix("postgresql://") || text.hasPrefix("postgres://")
  }

  /// The values that the text itself gives, by keyword; nil where libpq cannot read it.
  static func parse(_ text: String) -> [String: String]? {
    guard let options = unsafe PQconninfoParse(text, nil) else { return nil }
    defer { unsafe PQconninfoFree(options) }
    return unsafe values(options)
  }

  /// The values that are set in libpq's list of options.
  static func values(_ options: UnsafeMutablePointer<PQconninfoOption>) -> [String: String] {
    var values: [String: String] = [:]
    var option = unsafe options
    while let keyword = unsafe option.pointee.keyword {
      if let value = unsafe option.pointee.val {
        values[unsafe String(cString: keyword)] = unsafe String(cString: value)
      }
      unsafe option += 1
    }
    return values
  }
}
