extension Press {
  /// Compiles every template that papers are made with, so that a missing font or a broken template is found
  /// when the daemon starts and not when a paper is due.
  ///
  /// - Throws: As for a paper: `TemplateError`, `FontError`; ``DocumentError``. A language that no template of a
  ///   kind speaks is no error here; it is one when such a paper is asked for.
  public func check() throws {
    for kind in DocumentKind.allCases {
      for language in PaperLanguage.allCases {
        do {
          _ = try form(for: kind, language)
        } catch DocumentError.noTemplate {
          continue
        }
      }
    }
  }
}
