import CZip
import Foundation
import TestSupport

/// Makes workbooks from the XML of their parts, as no program would save them and as some do.
struct WorkbookMaker {
  var parts: [String: String] = [
    "[Content_Types].xml": "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
    "_rels/.rels": """
    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
    Target="xl/workbook.xml"/></Relationships>
    """,
    "xl/workbook.xml": """
    <?xml version="1.0" encoding="UTF-8"?>
    <workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>
    <sheet name="Ẩn" sheetId="1" state="hidden" r:id="rId1"/><sheet name="Khách" sheetId="2" r:id="rId2"/>
    </sheets></workbook>
    """,
    "xl/_rels/workbook.xml.rels": """
    <Relationships>
    <Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>
    <Relationship Id="rId2" Type="http://x/worksheet" Target="/xl/worksheets/sheet2.xml"/>
    <Relationship Id="rId3" Type="http://x/sharedStrings" Target="sharedStrings.xml"/>
    <Relationship Id="rId4" Type="http://x/styles" Target="../xl/styles.xml"/>
    </Relationships>
    """,
    "xl/sharedStrings.xml": "<sst/>",
    "xl/styles.xml": """
    <styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/>
    <numFmt numFmtId="165" formatCode="#,##0 &quot;đồng&quot;"/></numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/></cellXfs>
    </styleSheet>
    """,
    "xl/worksheets/sheet1.xml": "<worksheet><sheetData/></worksheet>",
  ]

  /// A workbook whose visible sheet has these rows.
  init(rows: String, strings: String = "", around extra: String = "") {
    parts["xl/worksheets/sheet2.xml"] = "<worksheet><sheetData>\(rows)</sheetData>\(extra)</worksheet>"
    parts["xl/sharedStrings.xml"] = "<sst>\(strings)</sst>"
  }

  func bytes() throws -> [UInt8] {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, nil) else {
      throw CocoaError(.fileWriteUnknown)
    }
    for (name, text) in parts.sorted(by: { $0.key < $1.key }) {
      let data = strdup(text)
      let source = zip_source_buffer(archive, data, zip_uint64_t(text.utf8.count), 1)
      guard zip_file_add(archive, name, source, 0) >= 0 else { throw CocoaError(.fileWriteUnknown) }
    }
    guard zip_close(archive) == 0 else { throw CocoaError(.fileWriteUnknown) }
    return Array(try Data(contentsOf: URL(filePath: path)))
  }
}
