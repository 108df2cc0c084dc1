import Conferences
import StrictYAML

/// One fault of a file in its parts, as `--json` prints it.
struct FaultRecord: Encodable {
  let file: String
  let row: Int
  let column: String
  /// As spreadsheets call it; nil where the file is text.
  let cell: String?
  let message: String
  let remedy: String?

  init(_ fault: InputFault) {
    file = fault.file
    row = fault.line
    column = fault.column
    cell = fault.cell
    (message, remedy) = (fault.message, fault.remedy)
  }

  init(_ fault: YAMLFault) {
    (file, row, column, cell) = (fault.file, fault.line, "\(fault.column)", nil)
    (message, remedy) = (fault.message, nil)
  }
}
