/// What a file says about itself.
public struct DocumentInformation: Hashable, Sendable {
  public var title: String
  public var author: String
  public var subject: String
  /// BCP 47, e.g. `vi`.
  public var language: String
  /// What makes the document the one it is (its id, not its number); the file's `/ID` is derived from it.
  public var identifier: String
  /// The date of the document: `2023-10-25`, or with time and offset `2023-10-25T09:00:00+07:00`.
  public var created: String

  public init(
    title: String, author: String, subject: String = "", language: String, identifier: String,
    created: String
  ) {
    self.title = title
    self.author = author
    self.subject = subject
    self.language = language
    self.identifier = identifier
    self.created = created
  }
}
