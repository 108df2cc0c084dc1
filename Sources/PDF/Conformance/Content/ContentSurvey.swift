/// What the content streams of a file use and mark, gathered once for all rules.
struct ContentSurvey {
  /// Marked content with an identifier: on a page, or in a form that has structure parents of its own.
  struct Place: Hashable {
    /// The object of the page or form.
    let owner: Int
    let identifier: Int
  }

  struct Piece {
    var count = 0
    var page: Int
    var hasText = false
    /// All text in it stands in spans that name a language.
    var hasLanguage = true
  }

  struct FontUse {
    var page: Int
    /// Every code that is shown.
    var codes: Set<Int> = []
    /// Those that are shown at least once without `/ActualText` around.
    var bareCodes: Set<Int> = []
  }

  var pieces: [Place: Piece] = [:]
  /// By what resources call the font: a reference, in a sound file.
  var fonts: [PDFObject: FontUse] = [:]
  /// Device colour spaces, and the page that uses each first.
  var colours: [String: Int] = [:]
  var pagesWithTransparency: Set<Int> = []
}
