internal import Conferences

extension PrintedName {
  /// The name as a paper in that language writes it.
  func written(in language: PaperLanguage) -> String { written(in: language.spoken) }
}

extension PaperLanguage {
  /// The same language as the conference's own data know it.
  var spoken: Language {
    switch self {
    case .vi: .vi
    case .ja: .ja
    case .en: .en
    }
  }
}
