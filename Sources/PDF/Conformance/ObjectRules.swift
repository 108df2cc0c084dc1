extension Rule {
  static let externalStream = Rule.archive("stream-external", "6.1.7.1")
  static let filter = Rule.archive("stream-filter", "6.1.7.2")
  static let streamData = Rule.syntax("stream-data", "7.4")
  static let graphicsState = Rule.archive("graphics-state", "6.2.5")
  static let renderingIntent = Rule.archive("rendering-intent", "6.2.6")
  static let image = Rule.archive("image", "6.2.8")
  static let xObject = Rule.archive("external-object", "6.2.9")
  static let blendMode = Rule.archive("blend-mode", "6.2.10")
  static let embeddedFile = Rule.archive("embedded-file", "6.8")
  static let optionalContent = Rule.archive("optional-content", "6.9")
  static let alternatePresentation = Rule.archive("alternate-presentation", "6.10")
  static let requirements = Rule.archive("requirements", "6.11")
}

/// What may not stand in any dictionary, wherever it is.
enum ObjectRules {
  private static let filters: Set<String> = [
    "ASCIIHexDecode", "ASCII85Decode", "FlateDecode", "RunLengthDecode", "CCITTFaxDecode", "JBIG2Decode",
    "DCTDecode", "JPXDecode",
  ]
  private static let blendModes: Set<String> = [
    "Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn",
    "HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity",
  ]
  static let renderingIntents: Set<String> = [
    "RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation",
  ]

  static func check(_ inspection: inout Inspection) {
    for (number, object) in inspection.file.objects.sorted(by: { $0.key < $1.key }) {
      if case .stream(let stream) = object { check(stream, number, &inspection) }
      ObjectWalk.dictionaries(in: object) { check($0, number, &inspection) }
    }
    let catalogue = inspection.file.catalogue
    if catalogue["Requirements"] != nil {
      inspection.report(.requirements, "The catalogue must not have /Requirements.")
    }
    if catalogue["OCProperties"] != nil {
      inspection.report(.optionalContent, "The file has optional content, which nobody has checked.")
    }
    let names = inspection.file.dictionary(catalogue["Names"]) ?? [:]
    if names["AlternatePresentations"] != nil {
      inspection.report(.alternatePresentation, "/Names must not have /AlternatePresentations.")
    }
    if names["EmbeddedFiles"] != nil {
      inspection.report(.embeddedFile, "The file has other files in it, which nobody has checked.")
    }
  }

  private static func check(_ stream: PDFStream, _ number: Int, _ inspection: inout Inspection) {
    let entries = stream.dictionary
    if ["F", "FFilter", "FDecodeParms"].contains(where: { entries[$0] != nil }) {
      inspection.report(.externalStream, object: number, "A stream's data must be in the file itself.")
    }
    let filter = inspection.file.resolve(entries["Filter"])
    for name in filter.array.map({ $0.map { inspection.file.resolve($0) } }) ?? [filter] where !name.isNull {
      guard name.name.map(filters.contains) ?? false else {
        inspection.report(
          .filter, object: number, "The filter \(name.name ?? "that is no name") is not allowed.")
        return
      }
    }
    if filter.name == "FlateDecode", inspection.decode(stream) == nil {
      inspection.report(.streamData, object: number, "The stream cannot be decompressed.")
    }
  }

  private static func check(_ entries: PDFDictionary, _ number: Int, _ inspection: inout Inspection) {
    if entries["EF"] != nil {
      inspection.report(
        .embeddedFile, object: number, "The file has another file in it, which nobody has checked.")
    }
    switch inspection.file.resolve(entries["Subtype"]).name {
    case "Image":
      let isInterpolated = inspection.file.resolve(entries["Interpolate"]).boolean == true
      if entries["Alternates"] != nil || entries["OPI"] != nil || isInterpolated {
        inspection.report(
          .image, object: number, "A picture must not have /Alternates, /OPI or /Interpolate true.")
      }
    case "Form":
      if ["OPI", "PS", "Ref"].contains(where: { entries[$0] != nil }) || entries["Subtype2"]?.name == "PS" {
        inspection.report(.xObject, object: number, "A form must not have /OPI, /PS or /Ref.")
      }
    case "PS": inspection.report(.xObject, object: number, "PostScript is not allowed.")
    default: break
    }
    for state in (inspection.file.dictionary(entries["ExtGState"]) ?? [:]).values {
      if let state = inspection.entries(state) {
        checkState(state.entries, state.number ?? number, &inspection)
      }
    }
    if let intent = entries["RI"]?.name ?? entries["Intent"]?.name, !renderingIntents.contains(intent) {
      inspection.report(.renderingIntent, object: number, "\(intent) is no rendering intent.")
    }
  }

  private static func checkState(
    _ entries: PDFDictionary, _ number: Int, _ inspection: inout Inspection
  ) {
    let hasTransfer = entries["TR"] != nil || entries["TR2"].map { $0.name != "Default" } ?? false
    if hasTransfer || entries["HTP"] != nil || entries["HTO"] != nil {
      inspection.report(
        .graphicsState, object: number, "A graphics state must not have /TR, /TR2 or /HTP.")
    }
    guard let mode = entries["BM"] else { return }
    let value = inspection.file.resolve(mode)
    for name in value.array ?? [value] where !(name.name.map(blendModes.contains) ?? false) {
      inspection.report(.blendMode, object: number, "\(name.name ?? "?") is no blend mode of PDF.")
    }
  }
}

/// Goes through the values inside an object; references are not followed.
enum ObjectWalk {
  static func dictionaries(in object: PDFObject, _ body: (PDFDictionary) -> Void) {
    switch object {
    case .array(let values):
      for value in values { dictionaries(in: value, body) }
    case .dictionary(let entries): visit(entries, body)
    case .stream(let stream): visit(stream.dictionary, body)
    default: break
    }
  }

  private static func visit(_ entries: PDFDictionary, _ body: (PDFDictionary) -> Void) {
    body(entries)
    // By key, so that findings come in the same order every time.
    for (_, value) in entries.sorted(by: { $0.key < $1.key }) { dictionaries(in: value, body) }
  }
}
