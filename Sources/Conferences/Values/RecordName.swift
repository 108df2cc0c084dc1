/// How people type which person or organisation they mean: its code, or `@` and its number.
enum RecordName {
  case code(String)
  case number(Int)

  init(_ text: String) {
    if text.hasPrefix("@"), let number = Int(text.dropFirst()), number > 0 {
      self = .number(number)
    } else {
      self = .code(text)
    }
  }
}
