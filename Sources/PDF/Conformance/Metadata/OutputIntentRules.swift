extension Rule {
  static let outputIntent = Rule.archive("output-intent", "6.2.3")
  static let profile = Rule.archive("colour-profile", "6.2.3")
  static let deviceColour = Rule.archive("device-colour", "6.2.4.3")
  static let blendingSpace = Rule.archive("blending-space", "6.2.10")
}

/// What the numbers of colours mean (ISO 19005-2, 6.2.3).
enum OutputIntentRules {
  private static let required: Set<String> = ["desc", "cprt", "wtpt"]

  static func check(_ inspection: inout Inspection) {
    let file = inspection.file
    let intents = (file.array(file.catalogue["OutputIntents"]) ?? []).compactMap { inspection.entries($0) }
    // A file whose colours need none may do without.
    guard let intent = intents.first(where: { $0.entries["S"]?.name == "GTS_PDFA1" }) else { return }
    let profiles = Set(intents.compactMap { $0.entries["DestOutputProfile"] })
    if profiles.count > 1 {
      inspection.report(.outputIntent, "The output intents must share one profile.")
    }
    if file.resolve(intent.entries["OutputConditionIdentifier"]).string == nil {
      inspection.report(
        .outputIntent, object: intent.number, "An output intent must have /OutputConditionIdentifier.")
    }
    let number = intent.entries["DestOutputProfile"]?.reference?.number
    guard let stream = file.resolve(intent.entries["DestOutputProfile"]).stream else {
      return inspection.report(.profile, object: intent.number, "The output intent has no profile.")
    }
    guard let bytes = inspection.decode(stream), let profile = ICCProfile(bytes), profile.hasSignature,
      profile.size == bytes.count
    else {
      return inspection.report(.profile, object: number, "The stream is no ICC profile of its length.")
    }
    guard ["prtr", "mntr"].contains(profile.deviceClass), let components = profile.components,
      profile.version < 5
    else {
      return inspection.report(
        .profile, object: number,
        "The profile must be of version 2 or 4, of a monitor or printer, and RGB, CMYK or grey; it is "
          + "version \(profile.version), “\(profile.deviceClass)”, “\(profile.colourSpace)”.")
    }
    if file.resolve(stream.dictionary["N"]).integer != components {
      inspection.report(.profile, object: number, "/N must be \(components), as the profile's colours have.")
    }
    let missing = required.subtracting(profile.tags).sorted()
    if !missing.isEmpty {
      inspection.report(
        .profile, object: number, "The profile lacks \(missing.joined(separator: ", ")).")
    }
  }
}

/// Colours whose meaning the output intent must give, and the space in which transparent ones are mixed.
enum ColourRules {
  static func check(_ content: ContentSurvey, _ inspection: inout Inspection) {
    let intent = space(of: inspection.file)
    for (space, page) in content.colours.sorted(by: { $0.key < $1.key }) {
      let isCovered =
        switch space {
        case "DeviceRGB": intent == "RGB "
        case "DeviceCMYK": intent == "CMYK"
        case "DeviceGray": intent != nil
        default: true
        }
      if !isCovered {
        inspection.report(.deviceColour, page: page, "\(space) means nothing without a profile for it.")
      }
    }
    for page in content.pagesWithTransparency.sorted() {
      let entries = inspection.file.pages[page].dictionary
      let group = inspection.file.dictionary(entries["Group"])
      let space = inspection.file.resolve(group?["CS"])
      if intent == nil, space.isNull {
        inspection.report(
          .blendingSpace, object: inspection.file.pages[page].reference.number, page: page,
          "Without an output intent, a page with transparency must have /Group with /CS.")
      }
      if space.name == "DeviceRGB" && intent != "RGB " || space.name == "DeviceCMYK" && intent != "CMYK" {
        inspection.report(
          .deviceColour, object: inspection.file.pages[page].reference.number, page: page,
          "The blending space has no profile.")
      }
    }
  }

  private static func space(of file: PDFFile) -> String? {
    let intents = (file.array(file.catalogue["OutputIntents"]) ?? []).compactMap { file.dictionary($0) }
    guard let intent = intents.first(where: { $0["S"]?.name == "GTS_PDFA1" }),
      let stream = file.resolve(intent["DestOutputProfile"]).stream,
      let bytes = try? file.decode(stream)
    else { return nil }
    return ICCProfile(bytes)?.colourSpace
  }
}
