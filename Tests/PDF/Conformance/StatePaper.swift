import Fonts
import Graphics

@testable import PDF

/// A paper of two pages with everything that rules look at: headings, readings above words, a list, a table
/// with spans, a figure, artwork with transparency, page numbers, and room for a seal.
enum StatePaper {
  static func unsigned() throws -> [UInt8] {
    let plate = try plate()
    return plate.bytes + (try plate.strike(drawings(), about: .sample("state-paper"))).bytes
  }

  static func sealed() throws -> [UInt8] {
    let plate = try plate()
    let space = SealSpace(
      reservedBytes: 64, signedAt: "2023-10-25T09:00:00+07:00", signer: "UBND tỉnh Quảng Ninh",
      frame: Rectangle(x: 300, y: 600, width: 200, height: 60), page: 1, alternative: "Chữ ký số",
      language: "vi")
    let open = try plate.strike(drawings(), about: .sample("state-paper"), seal: space)
    return plate.bytes + (try open.sealed(with: [0x30, 0x03, 0x02, 0x01, 0x01])).bytes
  }

  private static func plate() throws -> Plate {
    var header = Drawing()
    try header.line("ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH", at: Point(x: 85, y: 80), size: 11, bold: true)
    try header.line("GIẤY CHỨNG NHẬN", at: Point(x: 200, y: 120), role: .heading(1), size: 16, bold: true)
    return try Plate.compile(
      PlateDesign(
        page: .a4, language: "vi", regions: [.fixed("header", header), .variable("body"), .variable("end")],
        background: artwork(), artworkPages: .all))
  }

  private static func drawings() throws -> [String: Drawing] {
    var body = Drawing()
    try body.line("Thông tin", at: Point(x: 85, y: 150), role: .heading(2), size: 14)
    body.append(try name())
    body.append(try list())
    body.append(try table())
    var end = Drawing()
    end.turn(toPage: 1)
    end.beginArtifact(.pagination)
    try end.line("2", at: Point(x: 297, y: 40))
    end.end()
    try end.line("Chữ ký", at: Point(x: 85, y: 100), role: .heading(2), size: 14)
    try end.line("投資促進会議", at: Point(x: 85, y: 130), language: "ja")
    end.begin(StructureElement(.figure(alternative: "Mã QR của văn bản")))
    end.draw(Shape(path: .rectangle(Rectangle(x: 85, y: 150, width: 60, height: 60)), fill: .colour(.black)))
    end.end()
    return ["body": body, "end": end]
  }

  private static func name() throws -> Drawing {
    let paper = try Paper.shared.get()
    var drawing = Drawing()
    drawing.begin(StructureElement(.paragraph, language: "ja"))
    drawing.begin(StructureElement(.ruby))
    for (role, text, size, y) in [
      (StructureElement.Role.rubyBase, "武部勤", 12.0, 190.0), (.rubyText, "たけべつとむ", 6, 178),
    ] {
      drawing.begin(StructureElement(role))
      for part in paper.placed(paper.runs(text, size: size, language: "ja"), at: Point(x: 85, y: y)) {
        drawing.show(part.run, at: part.baseline)
      }
      drawing.end()
    }
    drawing.end()
    drawing.end()
    return drawing
  }

  private static func list() throws -> Drawing {
    var drawing = Drawing()
    drawing.begin(StructureElement(.list))
    for (row, text) in ["Thời gian", "Địa điểm"].enumerated() {
      drawing.begin(StructureElement(.listItem))
      let y = 220 + Double(row) * 20
      try drawing.line("\(row + 1).", at: Point(x: 85, y: y), role: .label)
      try drawing.line(text, at: Point(x: 105, y: y), role: .body)
      drawing.end()
    }
    drawing.end()
    return drawing
  }

  private static func table() throws -> Drawing {
    var drawing = Drawing()
    drawing.begin(StructureElement(.table))
    drawing.begin(StructureElement(.tableHead))
    try row(["Giờ", "Nội dung"], y: 300, header: true, spans: [1, 2], to: &drawing)
    drawing.end()
    drawing.begin(StructureElement(.tableBody))
    try row(["08:00", "Đón khách", "A"], y: 320, header: false, spans: [1, 1, 1], to: &drawing)
    try row(["08:30", "Khai mạc", "B"], y: 340, header: false, spans: [1, 1, 1], to: &drawing)
    drawing.end()
    drawing.end()
    return drawing
  }

  private static func row(
    _ cells: [String], y: Double, header: Bool, spans: [Int], to drawing: inout Drawing
  ) throws {
    let paper = try Paper.shared.get()
    drawing.begin(StructureElement(.row))
    for (column, text) in cells.enumerated() {
      drawing.begin(
        StructureElement(header ? .headerCell(.column) : .cell, columnSpan: spans[column]))
      for part in paper.placed(paper.runs(text), at: Point(x: 90 + Double(column) * 120, y: y)) {
        drawing.show(part.run, at: part.baseline)
      }
      drawing.end()
    }
    drawing.end()
  }

  private static func artwork() -> Drawing {
    let gold = LinearGradient(
      start: .zero, end: Point(x: 595, y: 842),
      stops: [
        GradientStop(offset: 0, colour: Colour(red: 0.54, green: 0.42, blue: 0.12)),
        GradientStop(offset: 1, colour: Colour(red: 0.85, green: 0.72, blue: 0.35)),
      ])
    var drawing = Drawing()
    drawing.draw(
      Shape(path: .rectangle(Rectangle(.a4).insetBy(30)), stroke: Stroke(paint: .linear(gold), width: 6)))
    drawing.draw(
      Shape(
        path: .circle(centre: Point(x: 297, y: 500), radius: 60), fill: .colour(.black), fillOpacity: 0.1))
    return drawing
  }
}
