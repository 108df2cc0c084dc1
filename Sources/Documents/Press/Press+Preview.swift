internal import PDF
public import PostgreSQL

extension Press {
  /// The paper of one recipient as a file: the bytes it will have, but for number, identifier and the mark of
  /// papers nobody has signed.
  ///
  /// - Throws: ``PaperFault`` for what keeps the paper from being made; ``DocumentError`` `.noTemplate` where the
  ///   template has no words in the recipient's language.
  public func preview(
    of recipient: Recipient, with form: TemplateForm, conference: Int, dated: CalendarDate,
    in database: Database
  ) throws -> [UInt8] {
    let papers = try papers(
      for: [recipient], with: form, conference: conference, dated: dated, in: database)
    guard let (_, paper) = papers.first else {
      throw DocumentError.noTemplate(kind: form.kind.rawValue, language: recipient.language.rawValue)
    }
    return try file(
      trial(of: paper, dated: dated), paper.form, kind: form.kind,
      dated: dated)
  }

  /// A paper made of sample values; without a date it has that of the model conference.
  /// - Throws: ``PaperFault`` where even these do not fit.
  public func preview(
    with form: TemplateForm, in language: PaperLanguage, dated: CalendarDate? = nil
  ) throws -> [UInt8] {
    let dated = try dated ?? CalendarDate(year: 2023, month: 11, day: 17)
    guard let press = form.forms[language] else {
      throw DocumentError.noTemplate(kind: form.kind.rawValue, language: language.rawValue)
    }
    let samples = SampleValues(language: language, dated: dated, address: settings.address(of: Self.sampleID))
    return try file(samples.snapshot(of: form.kind.catalogue), press, kind: form.kind, dated: dated)
  }

  /// Looks at a paper of sample values in each language: what is found there is the template's own fault, or that
  /// of frames with no room for values of common length.
  public func review(_ form: TemplateForm) throws -> [TemplateProblem] {
    let dated = try CalendarDate(year: 2023, month: 11, day: 17)
    var found: [TemplateProblem] = []
    for language in form.languages {
      guard let press = form.forms[language], let text = form.template.texts[language] else { continue }
      let samples = SampleValues(
        language: language, dated: dated, address: settings.address(of: Self.sampleID))
      let file = "text.\(language.rawValue).md"
      found += press.compiled.review(samples.snapshot(of: form.kind.catalogue)).compactMap { problem in
        // The words of samples are in no language.
        if case .wrongLanguage = problem { return nil }
        return text.problem(problem, file: file)
      }
    }
    let unused = form.template.layout.slots.filter { slot in
      slot.code == nil && form.template.texts.values.allSatisfy { $0.slot(slot.name)?.blocks.isEmpty ?? true }
    }
    return found
      + unused.map { slot in
        TemplateProblem(
          file: LayoutReader.fileName, line: slot.place.line, column: slot.place.column,
          message: "the slot \(slot.name) has no words in any language; write # \(slot.name) and its words, "
            + "or delete the slot")
      }
  }

  private func file(
    _ snapshot: Snapshot, _ form: Form, kind: DocumentKind, dated: CalendarDate
  ) throws -> [UInt8] {
    var symbol: String?
    if case .text(let number) = snapshot["document.number"] { symbol = number }
    let information = Paper.information(
      kind: kind, symbol: symbol, publicID: Self.sampleID, language: form.compiled.language, dated: dated,
      snapshot: snapshot)
    let strike = try form.compiled.strike(snapshot, about: information)
    return form.compiled.plate.bytes + strike.bytes
  }
}
