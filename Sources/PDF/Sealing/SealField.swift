internal import Graphics

/// The objects around a signature: its field, which is a widget on a page, the widget's structure element, and
/// the signature dictionary with a hole for what is not known yet.
struct SealField {
  /// Where the signature dictionary, counted from the strike's beginning, is still to be filled in.
  struct Gaps: Hashable, Sendable {
    /// Blanks for the byte range.
    let byteRange: Range<Int>
    /// The zeros of the signature itself, without the brackets around them.
    let contents: Range<Int>
  }

  /// Room for the four numbers of a byte range, each up to ten digits.
  private static let byteRangeWidth = 44

  let widget: Int
  let element: Int
  let page: Int
  private let space: SealSpace
  private let signature: Int
  private let appearance: Int
  private let time: Timestamp

  init(_ space: SealSpace, with objects: inout ObjectWriter) throws(PDFError) {
    guard (1...SealSpace.mostBytes).contains(space.reservedBytes) else {
      throw .impossibleSealSpace(space.reservedBytes)
    }
    guard !space.alternative.isEmpty else { throw .noAlternative("The seal") }
    if let language = space.language { try LanguageTag.check(language) }
    if let frame = space.frame {
      for edge in [frame.left, frame.top, frame.width, frame.height] { _ = try Coordinate.check(edge) }
      guard frame.width >= 0, frame.height >= 0 else {
        throw .impossibleFrame(width: frame.width, height: frame.height)
      }
    }
    time = try Timestamp(space.signedAt)
    guard time.hasTime else { throw .badDate(space.signedAt) }
    self.space = space
    page = space.page
    widget = objects.allocate()
    element = objects.allocate()
    signature = objects.allocate()
    appearance = objects.allocate()
  }

  /// Writes everything but the signature dictionary.
  func write(pages: [Int], pageHeight: Double, to objects: inout ObjectWriter) throws(PDFError) {
    guard pages.indices.contains(page) else {
      throw .sealOutsideDocument(page: page, pageCount: pages.count)
    }
    let frame = space.frame ?? Rectangle(x: 0, y: pageHeight, width: 0, height: 0)
    objects.begin(widget)
    objects.out.append("<</Type/Annot/Subtype/Widget/FT/Sig/T(Seal)/TU")
    objects.out.append(text: space.alternative)
    // Printed, and not to be moved.
    objects.out.append("/F 132/Rect[")
    for (place, edge) in [frame.left, pageHeight - frame.bottom, frame.right, pageHeight - frame.top]
      .enumerated()
    {
      if place > 0 { objects.out.append(" ") }
      objects.out.append(edge)
    }
    objects.out.append("]/P ")
    objects.out.append(reference: pages[page])
    objects.out.append("/StructParent ")
    objects.out.append(pages.count)
    objects.out.append("/V ")
    objects.out.append(reference: signature)
    objects.out.append("/AP<</N ")
    objects.out.append(reference: appearance)
    objects.out.append(">>>>")
    objects.end()

    // An annotation must have an appearance, even one that shows nothing (ISO 19005-2, 6.3.3).
    objects.plain(appearance) { file in
      file.append("<</Type/XObject/Subtype/Form/BBox[0 0 ")
      file.append(frame.width)
      file.append(" ")
      file.append(frame.height)
      file.append("]/Resources<<>>/Length 0>>stream\n\nendstream")
    }

    // The one child of a form element is its widget (ISO 14289-1, 7.18.4).
    objects.begin(element)
    objects.out.append("<</S/Form/P ")
    objects.out.append(reference: ObjectPlan.documentElement)
    if let language = space.language {
      objects.out.append("/Lang")
      objects.out.append(text: language)
    }
    objects.out.append("/K<</Type/OBJR/Pg ")
    objects.out.append(reference: pages[page])
    objects.out.append("/Obj ")
    objects.out.append(reference: widget)
    objects.out.append(">>>>")
    objects.end()
  }

  /// Writes the signature dictionary; it stands outside of object streams, since its place in the file counts.
  func writeSignature(to objects: inout ObjectWriter) -> Gaps {
    var byteRange = 0..<0
    var contents = 0..<0
    objects.plain(signature) { file in
      file.append("<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M")
      file.append(text: time.pdf)
      for (name, value) in [
        ("/Name" as StaticString, space.signer), ("/Reason", space.reason), ("/Location", space.location),
      ] {
        guard let value, !value.isEmpty else { continue }
        file.append(name)
        file.append(text: value)
      }
      file.append("/ByteRange[")
      byteRange = file.count..<file.count + SealField.byteRangeWidth
      file.append([UInt8](repeating: UInt8(ascii: " "), count: byteRange.count))
      file.append("]/Contents<")
      contents = file.count..<file.count + 2 * space.reservedBytes
      file.append([UInt8](repeating: UInt8(ascii: "0"), count: contents.count))
      file.append(">>>")
    }
    return Gaps(byteRange: byteRange, contents: contents)
  }
}
