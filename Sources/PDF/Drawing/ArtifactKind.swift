/// Why something on a page is no part of the document, so that readers of the text skip it (ISO 32000-1,
/// 14.8.2.2.2).
public enum ArtifactKind: Hashable, Sendable {
  /// Page numbers, heads repeated on a further page.
  case pagination
  /// Rules, cut marks, backgrounds.
  case layout
}

extension ArtifactKind {
  var typeName: StaticString {
    switch self {
    case .pagination: "Pagination"
    case .layout: "Layout"
    }
  }
}
