import Foundation

/// Reads a sheet of a workbook as Excel and its like save it (Office Open XML, ECMA-376).
struct WorkbookReader {
  private let archive: ZipArchive
  private let limits: TableLimits

  init(_ bytes: [UInt8], limits: TableLimits) throws(TableProblem) {
    archive = try ZipArchive(
      bytes, partLimit: limits.partByteCount, totalLimit: limits.workbookByteCount)
    self.limits = limits
  }

  /// The cells of the sheet of a name, or of the first that is not hidden.
  func table(_ name: String?) throws(TableProblem) -> Table {
    let root = RelationsPart()
    try read(root, "_rels/.rels", else: Self.noWorkbook)
    guard let place = root.target(ofKind: "officeDocument").map({ Self.resolved($0, in: "") }) else {
      throw Self.noWorkbook
    }
    let book = WorkbookPart()
    try read(book, place, else: Self.noWorkbook)
    let folder = String(place.prefix { $0 != "/" })
    let relations = RelationsPart()
    let file = place.split(separator: "/").last ?? ""
    try read(relations, place.dropLast(file.count) + "_rels/\(file).rels", else: Self.noWorkbook)

    let sheet = try choose(name, among: book.sheets)
    let strings = SharedStringsPart()
    if let target = relations.target(ofKind: "sharedStrings") {
      try read(strings, Self.resolved(target, in: folder), else: ZipArchive.damaged)
    }
    let styles = StylesPart()
    if let target = relations.target(ofKind: "styles") {
      try read(styles, Self.resolved(target, in: folder), else: ZipArchive.damaged)
    }
    guard let target = relations.relations[sheet.relation]?.target else { throw ZipArchive.damaged }
    let cells = SheetPart(
      strings: strings.strings, formats: styles.kinds, countsFrom1904: book.countsFrom1904, limits: limits)
    try read(cells, Self.resolved(target, in: folder), else: ZipArchive.damaged)
    return Table(
      source: .sheet(sheet.name), records: cells.records, notes: notes(sheet, book.sheets, cells, name),
      breaks: [])
  }

  private static let noWorkbook = TableProblem(
    "the file is an archive, but no workbook of Excel", remedy: "save it as .xlsx or as “CSV UTF-8”")

  private func choose(
    _ name: String?, among sheets: [WorkbookPart.Sheet]
  ) throws(TableProblem) -> WorkbookPart.Sheet {
    guard let name else {
      guard let first = sheets.first(where: { !$0.isHidden }) ?? sheets.first else {
        throw TableProblem("the workbook has no sheet", remedy: "save it with the sheet that holds the list")
      }
      return first
    }
    let wanted = name.precomposedStringWithCanonicalMapping.lowercased()
    if let sheet = sheets.first(where: {
      $0.name.precomposedStringWithCanonicalMapping.lowercased() == wanted
    }) {
      return sheet
    }
    throw TableProblem(
      "the workbook has no sheet “\(name)”",
      remedy: "its sheets are \(sheets.map { "“\($0.name)”" }.joined(separator: ", "))")
  }

  private func notes(
    _ sheet: WorkbookPart.Sheet, _ sheets: [WorkbookPart.Sheet], _ cells: SheetPart, _ name: String?
  ) -> [Table.Note] {
    var notes: [Table.Note] = []
    let others = sheets.filter { !$0.isHidden && $0.relation != sheet.relation }.map { "“\($0.name)”" }
    if name == nil, !others.isEmpty {
      notes.append(
        Table.Note(
          row: 1,
          message:
            "only the sheet “\(sheet.name)” was read, not \(others.joined(separator: ", ")) (see --sheet)"))
    }
    let filled = Set(cells.records.map(\.row))
    for row in cells.hiddenRows where filled.contains(row) {
      notes.append(Table.Note(row: row, message: "the row is hidden; it was read like the others"))
    }
    return notes
  }

  private func read(
    _ reader: PartReader, _ name: String, else missing: TableProblem
  ) throws(TableProblem) {
    guard let bytes = try archive.part(name) else { throw missing }
    try reader.read(bytes)
  }

  /// The name of a part that another one in `folder` refers to.
  private static func resolved(_ target: String, in folder: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var parts = folder.isEmpty ? [] : [Substring(folder)]
    for part in target.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
