internal import CXLSXWriter

/// Writes a table into a sheet: head that stays in sight, filter over the rows, columns as wide as what is in them.
@safe struct SheetWriter {
  private let page: UnsafeMutablePointer<lxw_worksheet>
  private let formats: WorkbookFormats

  init(page: UnsafeMutablePointer<lxw_worksheet>, formats: WorkbookFormats) {
    unsafe self.page = page
    self.formats = formats
  }

  func write(_ sheet: Sheet) throws(WorkbookError) {
    guard !sheet.columns.isEmpty else { return }
    let last = UInt16(clamping: sheet.columns.count - 1)
    for (place, column) in sheet.columns.enumerated() {
      let format = unsafe column.format.isFigure ? formats.figureHeading : formats.heading
      try unsafe Workbook.check(
        worksheet_write_string(page, 0, UInt16(clamping: place), column.heading, format))
    }
    var row: UInt32 = 0
    for cells in sheet.rows {
      row += 1
      try write(cells, sheet.columns, row, isTotal: false)
    }
    if row > 0 { try unsafe Workbook.check(worksheet_autofilter(page, 0, 0, row, last)) }
    for cells in sheet.totals {
      row += 1
      try write(cells, sheet.columns, row, isTotal: true)
    }
    row += 1
    for note in sheet.notes {
      row += 1
      try unsafe Workbook.check(worksheet_write_string(page, row, 0, note, formats.note))
    }
    for (place, width) in widths(sheet).enumerated() {
      let column = UInt16(clamping: place)
      try unsafe Workbook.check(worksheet_set_column(page, column, column, width, nil))
    }
    unsafe worksheet_freeze_panes(page, 1, 0)
    unsafe worksheet_repeat_rows(page, 0, 0)
    // More columns would be too small to read: these go over several pages, the first two columns again on each.
    if sheet.columns.count <= 16 {
      unsafe worksheet_fit_to_pages(page, 1, 0)
    } else {
      try unsafe Workbook.check(worksheet_repeat_columns(page, 0, 1))
    }
    unsafe worksheet_set_paper(page, 9)
    if sheet.columns.count > 6 { unsafe worksheet_set_landscape(page) }
  }

  private func write(
    _ cells: [Sheet.Cell], _ columns: [Sheet.Column], _ row: UInt32, isTotal: Bool
  ) throws(WorkbookError) {
    for (place, (cell, column)) in zip(cells, columns).enumerated() {
      let format = unsafe formats.cell(column.format, isTotal: isTotal)
      let place = UInt16(clamping: place)
      switch cell {
      case .empty:
        if isTotal { try unsafe Workbook.check(worksheet_write_blank(page, row, place, format)) }
      case .text(let text):
        let words = unsafe formats.cell(.text, isTotal: isTotal)
        try unsafe Workbook.check(worksheet_write_string(page, row, place, text, words))
      case .number(let number):
        try unsafe Workbook.check(worksheet_write_number(page, row, place, number, format))
      case .flag(let flag):
        try unsafe Workbook.check(worksheet_write_boolean(page, row, place, flag ? 1 : 0, nil))
      case .day(let year, let month, let day):
        var time = lxw_datetime(
          year: Int32(year), month: Int32(month), day: Int32(day), hour: 0, min: 0, sec: 0)
        try unsafe Workbook.check(worksheet_write_datetime(page, row, place, &time, format))
      case .moment(let year, let month, let day, let hour, let minute, let second):
        var time = lxw_datetime(
          year: Int32(year), month: Int32(month), day: Int32(day), hour: Int32(hour), min: Int32(minute),
          sec: Double(second))
        try unsafe Workbook.check(worksheet_write_datetime(page, row, place, &time, format))
      }
    }
  }

  /// In widths of a digit, with room for the filter's button beside the heading.
  private func widths(_ sheet: Sheet) -> [Double] {
    sheet.columns.indices.map { place in
      let cells = (sheet.rows.prefix(2000) + sheet.totals).map { CellWidth.of($0[place]) }.max() ?? 0
      return Double(min(60, max(cells, min(24, DisplayWidth.of(sheet.columns[place].heading) + 3)) + 1))
    }
  }
}
