internal import CXLSXWriter

/// How cells look. The library owns the formats and frees them with the workbook.
@safe struct WorkbookFormats {
  private let plain: [UnsafeMutablePointer<lxw_format>?]
  private let bold: [UnsafeMutablePointer<lxw_format>?]
  let heading: UnsafeMutablePointer<lxw_format>?
  /// Over figures, which stand at the right.
  let figureHeading: UnsafeMutablePointer<lxw_format>?
  let note: UnsafeMutablePointer<lxw_format>?

  init(_ book: UnsafeMutablePointer<lxw_workbook>) {
    func format(_ number: String?, isBold: Bool = false) -> UnsafeMutablePointer<lxw_format>? {
      let format = unsafe workbook_add_format(book)
      if let number { unsafe format_set_num_format(format, number) }
      if isBold {
        unsafe format_set_bold(format)
        unsafe format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue))
      }
      return unsafe format
    }
    unsafe plain = Self.patterns.map { unsafe format($0) }
    unsafe bold = Self.patterns.map { unsafe format($0, isBold: true) }
    func headFormat(_ alignment: lxw_format_alignments) -> UnsafeMutablePointer<lxw_format>? {
      let format = unsafe workbook_add_format(book)
      unsafe format_set_bold(format)
      unsafe format_set_text_wrap(format)
      unsafe format_set_align(format, UInt8(alignment.rawValue))
      unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      unsafe format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      unsafe format_set_bg_color(format, 0xE8ECF2)
      return unsafe format
    }
    unsafe heading = headFormat(LXW_ALIGN_LEFT)
    unsafe figureHeading = headFormat(LXW_ALIGN_RIGHT)
    unsafe note = workbook_add_format(book)
    unsafe format_set_italic(note)
  }

  /// By ``place(of:)``. `@` keeps digits that are no number as they are.
  private static let patterns: [String?] = [
    "@", "#,##0", "0", "General", "#,##0.00", "0.0%", "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss",
  ]

  private static func place(of format: Sheet.Format) -> Int {
    switch format {
    case .text: 0
    case .whole: 1
    case .ordinal: 2
    case .exact: 3
    case .money: 4
    case .percent: 5
    case .day: 6
    case .moment: 7
    }
  }

  func cell(_ format: Sheet.Format, isTotal: Bool) -> UnsafeMutablePointer<lxw_format>? {
    unsafe (isTotal ? bold : plain)[Self.place(of: format)]
  }
}
