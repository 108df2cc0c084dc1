internal import StrictYAML

/// Why papers could not be scheduled, made or taken out.
public enum DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The conference was removed meanwhile.
  case noSuchConference
  /// The conference has no such delegation, guest, session or ceremony.
  case noSuch(noun: String, code: String, nearest: String?)
  /// There is nothing that papers of the kind would be about.
  case nothingDue(reason: String, remedy: String)
  /// Papers of the kind are not about such a part of a conference.
  case wrongSelection(kind: String)
  /// Papers of the kind are not made in that language; `known` is empty where each is in its guest's.
  case wrongLanguage(kind: String, language: String, known: [String])
  /// No template is for that kind and language.
  case noTemplate(kind: String, language: String)
  /// A template is for another kind of document than its name says.
  case wrongKind(template: String, kind: String, wanted: String)
  /// The template's number has the issuing body's symbol in it, and the body has none.
  case noSymbol(template: String)
  /// The template does not say in which series its papers stand.
  case noRegister(template: String)
  /// Neither the template nor the law of the papers' day says how numbers read.
  case noNumberLaw(template: String, series: String, dated: String)
  /// The law's pattern for numbers cannot be read.
  case badNumberLaw(series: String, pattern: String, reason: String)
  /// The template says how numbers read, and papers of its kind have none.
  case needlessRegister(template: String, kind: String)
  /// No document answers to that number or identifier.
  case noSuchDocument(String)
  /// A document in that state cannot be revoked, reissued or replaced by an original.
  case wrongState(document: String, state: String, done: String, remedy: String)
  /// A PDF that somebody signed is not taken as an original.
  case notAnOriginal(reason: String, remedy: String)
  /// Documents of several years bear that number.
  case ambiguous(String, candidates: [String])
  /// A file's bytes do not have the hash that was recorded when it was made.
  case changedBytes(document: String, expected: String, found: String)
  /// A file's template bytes are no longer in the store.
  case missingPlate(document: String)
  /// The address of the verification page holds a character that a compact QR code has no sign for.
  case badAddress(String, Character)
  /// The stored data has a form that this version does not know.
  case unreadable(String)
  /// A file could not be written; nothing of it is left.
  case cannotWrite(path: String, reason: String, isFull: Bool)

  /// What is the matter, as a sentence without a full stop.
  public var message: String { parts.message }

  /// What to do about it.
  public var remedy: String { parts.remedy }

  public var description: String { "\(message); \(remedy)" }

  private var parts: (message: String, remedy: String) {
    switch self {
    case .noSuchConference:
      ("the conference is no longer there", "`trao conference list` shows which there are")
    case .noSuch(let noun, let code, let nearest):
      (
        "the conference has no \(noun) \(Quotation.quoted(code))",
        nearest.map { "did you mean \(Quotation.quoted($0))?" } ?? "the list commands show what there is"
      )
    case .nothingDue(let reason, let remedy): (reason, remedy)
    case .wrongSelection(let kind):
      (
        "papers of kind \(kind) cannot be chosen that way",
        "choose letters, cards, forms and badges by delegation or attendee, guest lists by delegation, place cards by "
          + "delegation or session, certificates of attendance, attendance sheets and seating plans by session, "
          + "presentation copies, data sheets, scripts and lists of folders by ceremony"
      )
    case .wrongLanguage(let kind, let language, let known):
      known.isEmpty
        ? ("each paper of kind \(kind) is in its guest's language", "leave the language out")
        : ("papers of kind \(kind) are not made in \(language)", "choose \(known.joined(separator: ", "))")
    case .noTemplate(let kind, let language):
      (
        "no template makes papers of kind \(kind) in language \(language)",
        "add the folder \(kind)-\(language), or the language to \(kind), in the configured template folder"
      )
    case .wrongKind(let template, let kind, let wanted):
      (
        "the template \(template) is for papers of kind \(kind), not \(wanted)",
        "change its kind or its name"
      )
    case .noSymbol(let template):
      (
        "the template \(template) puts the issuing body's symbol into the number, and the body has none",
        "add the symbol to the organisation"
      )
    case .noRegister(let template):
      (
        "the template \(template) does not say in which series its papers stand",
        "add register: to its layout.yaml"
      )
    case .noNumberLaw(let template, let series, let dated):
      (
        "no law says how numbers of the series \(series) read on \(dated), and neither does the template "
          + "\(template)", "add it to numbers: in law.yaml, or give its register: a number"
      )
    case .badNumberLaw(let series, let pattern, let reason):
      (
        "the law's pattern \(Quotation.quoted(pattern)) for numbers of the series \(series) cannot be used: "
          + reason, "correct it in law.yaml"
      )
    case .needlessRegister(let template, let kind):
      (
        "the template \(template) has a register, and papers of kind \(kind) are not numbered",
        "remove register: from its layout.yaml"
      )
    case .noSuchDocument(let name):
      ("there is no document \(Quotation.quoted(name))", "`trao document list` shows which there are")
    case .wrongState(let document, let state, let done, let remedy):
      ("document \(document) is \(state) and cannot be \(done)", remedy)
    case .notAnOriginal(let reason, let remedy): ("the file is not taken: \(reason)", remedy)
    case .ambiguous(let name, let candidates):
      (
        "several documents bear the number \(Quotation.quoted(name)): \(candidates.joined(separator: ", "))",
        "give the identifier of the one that is meant"
      )
    case .changedBytes(let document, let expected, let found):
      (
        "the stored bytes of document \(document) have changed: SHA-256 \(found), recorded \(expected)",
        "restore the database from a backup, and find out who changed it"
      )
    case .missingPlate(let document):
      (
        "the plate of document \(document) is not in the store",
        "restore the database from a backup, and find out who changed it"
      )
    case .badAddress(let address, let character):
      (
        "the address \(Quotation.quoted(address)) holds \(Quotation.quoted(String(character))), "
          + "which a code on paper cannot show", "use an address of letters, digits and - . / : only"
      )
    case .unreadable(let what):
      ("\(what) is not in a form that this version reads", "use the version of the program that wrote it")
    case .cannotWrite(let path, let reason, let isFull):
      (
        "cannot write \(path): \(reason)",
        isFull ? "make room and run the command again" : "see that the folder can be made and written"
      )
    }
  }
}
