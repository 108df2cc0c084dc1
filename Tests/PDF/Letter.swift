import Fonts
import Graphics
import PDF

/// A small letter that uses everything: artwork, fixed and variable regions, a table, a list, a figure,
/// names.
enum Letter {
  static func plate() throws -> Plate {
    try Plate.compile(
      PlateDesign(
        page: .a4, language: "vi",
        regions: [
          .fixed("header", try header()), .variable("number"), .variable("guest"),
          .fixed("body", try body()), .variable("table"), .variable("code"),
          .fixed("signature", try signature()),
        ],
        background: artwork(),
        repertoire: Paper.shared.get().runs("Số: 0123456789/GM-UBND")
          + Paper.shared.get().runs("様", language: "ja")))
  }

  static func drawings(name: String, kanji: String, number: String) throws -> [String: Drawing] {
    [
      "number": try line("Số: \(number)/GM-UBND", y: 150), "guest": try guest(name, kanji),
      "table": try table(),
      "code": code(),
    ]
  }

  private static func line(_ text: String, y: Double) throws -> Drawing {
    var drawing = Drawing()
    try drawing.line(text, at: Point(x: 85, y: y))
    return drawing
  }

  private static func header() throws -> Drawing {
    var drawing = Drawing()
    try drawing.line("ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH", at: Point(x: 85, y: 80), size: 11, bold: true)
    try drawing.line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", at: Point(x: 310, y: 80), size: 11, bold: true)
    drawing.draw(
      Shape(
        path: .line(from: Point(x: 120, y: 86), to: Point(x: 240, y: 86)),
        stroke: Stroke(width: 0.5)))
    try drawing.line("GIẤY MỜI", at: Point(x: 250, y: 190), role: .heading(1), size: 16, bold: true)
    return drawing
  }

  private static func guest(_ name: String, _ kanji: String) throws -> Drawing {
    var drawing = Drawing()
    try drawing.line("Kính gửi: \(name)", at: Point(x: 85, y: 230), size: 13)
    try drawing.line(kanji, at: Point(x: 85, y: 255), size: 13, language: "ja", actualText: kanji)
    try drawing.line("様", at: Point(x: 300, y: 255), size: 13, language: "ja")
    return drawing
  }

  private static func body() throws -> Drawing {
    var drawing = Drawing()
    try drawing.line(
      "Trân trọng kính mời Ông tới dự Hội nghị xúc tiến đầu tư.", at: Point(x: 85, y: 290), size: 13)
    try drawing.line("投資促進会議にご招待申し上げます。", at: Point(x: 85, y: 315), size: 12, language: "ja")
    drawing.begin(StructureElement(.list))
    for (row, text) in ["Thời gian", "Địa điểm"].enumerated() {
      drawing.begin(StructureElement(.listItem))
      let y = 340 + Double(row) * 20
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
    for (row, cells) in [["Giờ", "Nội dung"], ["08:00", "Đón khách"], ["08:30", "Khai mạc"]].enumerated() {
      drawing.begin(StructureElement(.row))
      for (column, text) in cells.enumerated() {
        try drawing.line(
          text, at: Point(x: 90 + Double(column) * 100, y: 400 + Double(row) * 22),
          role: row == 0 ? .headerCell(.column) : .cell, bold: row == 0)
      }
      drawing.end()
    }
    drawing.end()
    for row in 0...3 {
      let y = 384 + Double(row) * 22
      drawing.draw(
        Shape(path: .line(from: Point(x: 85, y: y), to: Point(x: 400, y: y)), stroke: Stroke(width: 0.4)))
    }
    return drawing
  }

  private static func code() -> Drawing {
    var drawing = Drawing()
    drawing.begin(StructureElement(.figure(alternative: "Mã QR")))
    var path = Path()
    for row in 0..<21 {
      for column in 0..<21 where (row * 7 + column * 3 + row * column) % 5 < 2 {
        path.addRectangle(Rectangle(x: Double(column), y: Double(row), width: 1, height: 1))
      }
    }
    drawing.draw(
      Shape(path: path, fill: .colour(.black)),
      through: Transform(a: 3, b: 0, c: 0, d: 3, e: 85, f: 480))
    drawing.end()
    return drawing
  }

  private static func signature() throws -> Drawing {
    var drawing = Drawing()
    try drawing.line("CHỦ TỊCH", at: Point(x: 380, y: 520), bold: true)
    try drawing.line("Cao Tường Huy", at: Point(x: 370, y: 600), bold: true)
    return drawing
  }

  private static func artwork() -> Drawing {
    let gold = LinearGradient(
      start: .zero, end: Point(x: 595, y: 842),
      stops: [
        GradientStop(offset: 0, colour: Colour(red: 0.54, green: 0.42, blue: 0.12)),
        GradientStop(offset: 0.5, colour: Colour(red: 0.85, green: 0.72, blue: 0.35)),
        GradientStop(offset: 1, colour: Colour(red: 0.54, green: 0.42, blue: 0.12)),
      ])
    var drawing = Drawing()
    drawing.draw(
      Shape(
        path: .rectangle(Rectangle(.a4).insetBy(30), radiusX: 12, radiusY: 12),
        stroke: Stroke(paint: .linear(gold), width: 6)))
    let glow = RadialGradient(
      centre: Point(x: 297, y: 700), radius: 60,
      stops: [
        GradientStop(offset: 0, colour: .white),
        GradientStop(offset: 1, colour: Colour(red: 0.8, green: 0.1, blue: 0.2)),
      ])
    drawing.draw(
      Shape(
        path: .circle(centre: Point(x: 297, y: 700), radius: 60), fill: .radial(glow), fillOpacity: 0.5))
    drawing.draw(
      Shape(
        path: .circle(centre: Point(x: 297, y: 700), radius: 30),
        stroke: Stroke(
          paint: .colour(Colour(red: 0, green: 0.3, blue: 0.6)), width: 2, cap: .round, dash: [4, 6])))
    return drawing
  }
}
