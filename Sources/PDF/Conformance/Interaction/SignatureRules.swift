extension Rule {
  static let signatureRange = Rule.archive("signature-range", "6.4.3")
  static let signatureContents = Rule.archive("signature-contents", "6.4.3")
  static let signatureFormat = Rule.syntax("signature-format", "12.8.3")
  static let signatureFlags = Rule.syntax("signature-flags", "12.7.2")
  static let permissions = Rule.archive("permissions", "6.1.12")
  static let formAppearances = Rule.archive("form-appearances", "6.4.1")
  static let dynamicForm = Rule.archive("form-dynamic", "6.4.2")
}

/// The form and its seals (ISO 19005-2, 6.4).
enum SignatureRules {
  private static let formats: Set<String> = [
    "ETSI.CAdES.detached", "adbe.pkcs7.detached", "ETSI.RFC3161",
  ]

  static func check(_ inspection: inout Inspection) {
    let file = inspection.file
    let signatures = file.signatures
    for signature in signatures { check(signature, &inspection) }
    if let permissions = file.dictionary(file.catalogue["Perms"]),
      !Set(permissions.keys).isSubset(of: ["DocMDP", "UR3"])
    {
      inspection.report(.permissions, "/Perms may have only /DocMDP and /UR3.")
    }
    if file.resolve(file.catalogue["NeedsRendering"]).boolean == true {
      inspection.report(.dynamicForm, "The catalogue must not say /NeedsRendering.")
    }
    guard let form = inspection.entries(file.catalogue["AcroForm"]) else { return }
    if form.entries["XFA"] != nil {
      inspection.report(.dynamicForm, object: form.number, "The form must not have /XFA.")
    }
    if file.resolve(form.entries["NeedAppearances"]).boolean == true {
      inspection.report(.formAppearances, object: form.number, "/NeedAppearances must not be true.")
    }
    if !signatures.isEmpty, (file.resolve(form.entries["SigFlags"]).integer ?? 0) & 3 != 3 {
      inspection.report(
        .signatureFlags, object: form.number,
        "/SigFlags must be 3: there are signatures, and only appending keeps them.")
    }
  }

  private static func check(_ signature: SignatureField, _ inspection: inout Inspection) {
    let number = signature.signature?.number ?? signature.field?.number
    let file = inspection.file
    // What an earlier signature covers ends with its own revision.
    if !signature.covers(fileOf: signature.revisionEnd) {
      inspection.report(
        .signatureRange, object: number,
        "/ByteRange must be the whole file but for /Contents; it is \(signature.byteRange).")
    } else if signature == file.signatures.last, signature.revisionEnd != file.bytes.count {
      inspection.report(
        .signatureRange, object: number, "Something was added to the file behind its last signature.")
    }
    let isDER = DERLength.ofSequence(signature.contents) == signature.contents.count
    if !isDER || signature.contents.isEmpty || !signature.isPaddedWithZeros {
      inspection.report(
        .signatureContents, object: number, "/Contents must be a DER value and zeros behind it.")
    }
    if signature.filter == nil || !(signature.subFilter.map(formats.contains) ?? false) {
      inspection.report(
        .signatureFormat, object: number,
        "/SubFilter must be \(formats.sorted().joined(separator: ", ")), and /Filter must be there.")
    }
  }
}
