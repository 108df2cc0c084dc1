/// The body somebody works for, as it stands beside their title.
enum Employer {
  /// The body; nil where the title names it: 北海道知事 names 北海道, Thống đốc tỉnh Hokkaido the province, and said once is
  /// enough.
  static func beside(_ title: String?, _ organisation: String?) -> String? {
    guard let title, let organisation else { return organisation }
    return title.lowercased().contains(organisation.lowercased()) ? nil : organisation
  }
}
