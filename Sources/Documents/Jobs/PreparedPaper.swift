internal import Digests
internal import PostgreSQL

/// A paper that passed every check and waits for its number.
struct PreparedPaper: Sendable {
  let subject: Subject
  let form: Press.Form
  /// How its number reads; nil for papers without one.
  let numbers: NumberForm?
  /// 128 random bits: what the code on the paper names.
  let publicID: String
  /// The document in whose place it is to stand, of papers about many.
  var supersedes: Int?

  /// The values to print once the number is known: those that the template shows, nothing else.
  ///
  /// Whose seal it will bear is among them; the time of the seal is not, for it comes with the file.
  ///
  /// A paper that awaits its number has blanks for number and day, and tells the series in which it will get one. It is
  /// the sheet that is signed by hand and then is the original (Decree 30/2020/NĐ-CP): no mark says that it is
  /// unsigned, and neither does anything on it look like a signature or a seal.
  func snapshot(
    number: String?, dated: CalendarDate, settings: DocumentSettings, seal: SealWords?,
    awaitsNumber: Bool = false
  ) -> Snapshot {
    var fields = subject.fields
    fields.put("document.number", text: number)
    fields["document.dated"] = awaitsNumber ? .openDate(dated) : .date(dated)
    if awaitsNumber, let numbers {
      fields.put("document.series", code: numbers.series)
      fields.put("document.number_digits", number: String(numbers.digits))
    }
    fields["document.id"] = .code(publicID)
    fields["document.url"] = .code(settings.address(of: publicID))
    fields.put("document.unsigned", flag: seal == nil && !awaitsNumber)
    fields.put("document.sealed", flag: seal != nil)
    fields.put("seal.signer", text: seal?.signer)
    fields.put("seal.organisation", text: seal?.organisation)
    fields["document.month_\(dated.month)"] = .flag(true)
    let used = form.template.usedFields
    return fields.filter { used.contains($0.key) || Self.kept.contains($0.key) }
  }

  /// Kept in every snapshot: what the file says about itself, and what makes two readings of it comparable.
  static let kept: Set<String> = [
    "document.number", "document.dated", "document.series", "document.number_digits", "document.id",
    "document.url", "document.sample",
    "document.sealed",
    "conference.name", "sender.organisation",
  ]
}

/// Whose seal a paper will bear.
struct SealWords: Hashable, Sendable {
  /// The key's identifier in the database.
  let key: Int
  /// Whom its certificate names.
  let signer: String
  let organisation: String?
}

/// A subject that no paper can be made for, and why.
struct RefusedSubject: Sendable {
  let subject: Subject
  /// Names fields and characters, never values.
  let reason: String
}
