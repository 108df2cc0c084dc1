import Foundation

/// Whether somebody is looking, and how wide the window is.
enum Terminal {
  /// The cells of a line of standard output; nil where it is no terminal, and then nothing is cut or drawn.
  static var width: Int? { width(of: STDOUT_FILENO) }

  /// The cells of a line of standard error, where progress is drawn.
  static var errorWidth: Int? { width(of: STDERR_FILENO) }

  private static func width(of descriptor: Int32) -> Int? {
    guard isatty(descriptor) == 1 else { return nil }
    var size = winsize()
    if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 80
  }
}
