import Spreadsheets

/// Workbooks from the XML of their parts, so that no checksum hides what was changed.
public struct WorkbookTarget: FuzzTarget {
  public static let name = "workbook"
  public let seeds = [PartedInput.joined(parts)]
  public let words = [
    "<row r=\"1\">", "</row>", "<c r=\"A1\" t=\"s\">", "<c>", "</c>", "<v>", "</v>", "<is>", "</is>", "<t>",
    "</t>",
    "<f>", "<rPh>", "t=\"inlineStr\"", "t=\"e\"", "s=\"4\"", "r=\"XFD1048576\"", "r=\"A0\"", "hidden=\"1\"",
    "date1904=\"1\"", "_x0000_", "_xD800_", "<!DOCTYPE x [", "<!ENTITY a \"aaaa\">", "&a;", "&#0;",
    "&#x10FFFF;",
    "<![CDATA[", "]]>", "<!--", "-->", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "2958465.99999999",
    "1e308",
    "Target=\"../../\"", "numFmtId=\"164\"", "\n=== xl/styles.xml\n", " a=\"\"",
  ]
  static let parts = [
    "_rels/.rels":
      "<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/>"
      + "</Relationships>",
    "xl/workbook.xml":
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><workbook><workbookPr/><sheets><sheet name=\"Khách\" r:id=\"a\"/>"
      + "</sheets></workbook>",
    "xl/_rels/workbook.xml.rels":
      "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"sheet.xml\"/>"
      + "<Relationship Id=\"b\" Type=\"x/sharedStrings\" Target=\"/xl/strings.xml\"/>"
      + "<Relationship Id=\"c\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>",
    "xl/strings.xml":
      "<sst><si><t>Họ</t></si><si><r><t>見</t></r><r><t>本</t></r><rPh><t>ミ</t></rPh></si></sst>",
    "xl/styles.xml":
      "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy;@\"/></numFmts><cellXfs>"
      + "<xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>",
    "xl/sheet.xml":
      "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>"
      + "<row r=\"2\" hidden=\"1\"><c r=\"A2\" s=\"1\"><v>45247</v></c><c r=\"C2\" s=\"2\"><v>45247.25</v></c>"
      + "<c r=\"D2\" t=\"inlineStr\"><is><t>x</t></is></c><c t=\"b\"><v>1</v></c><c><f>A1</f><v>0.1</v></c></row>"
      + "</sheetData></worksheet>",
  ].mapValues { Array($0.utf8) }

  public init() {}

  public func read(_ input: [UInt8]) {
    _ = try? Table(reading: ZipMaker.archive(PartedInput.files(input)), named: "x.xlsx")
  }
}
