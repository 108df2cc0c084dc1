internal import CXLSXWriter

/// How cells look. The library owns the formats and frees them with the workbook.
@safe struct WorkbookFormats {
  private let plain: [UnsafeMutablePointer<lxw_format>?]
  private let bold: [UnsafeMutablePointer<lxw_format>?]
  let heading: UnsafeMutablePointer<lxw_format>?
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
    unsafe heading = workbook_add_format(book)
    unsafe format_set_bold(heading)
    unsafe format_set_text_wrap(heading)
    unsafe format_set_align(heading, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    unsafe format_set_bottom(heading, UInt8(LXW_BORDER_THIN.rawValue))
    unsafe format_set_bg_color(heading, 0xE8ECF2)
    unsafe note = workbook_add_format(book)
    unsafe format_set_italic(note)
  }

  /// By ``place(of:)``. `@` keeps digits that are no number as they are.
  private static let patterns: [String?] = [
    "@", "#,##0", "#,##0.00", "0.0%", "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", nil,
  ]

  private static func place(of format: Sheet.Format) -> Int {
    switch format {
    case .text: 0
    case .whole: 1
    case .decimal: 2
    case .percent: 3
    case .day: 4
    case .moment: 5
    }
  }

  func cell(_ format: Sheet.Format, isTotal: Bool) -> UnsafeMutablePointer<lxw_format>? {
    unsafe (isTotal ? bold : plain)[Self.place(of: format)]
  }
}
