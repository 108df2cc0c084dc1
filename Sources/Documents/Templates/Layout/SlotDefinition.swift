import Graphics
import Typesetting

/// A frame that words or a QR code stand in.
struct SlotDefinition: Sendable {
  struct Fit: Sendable {
    /// The smallest scale, above 0, at most 1.
    var shrink: Double
    /// Whether lines that should stay whole may wrap when nothing else helps.
    var mayWrap: Bool
  }

  struct Code: Sendable {
    var field: String
    /// The name as `empty:` and messages know it: of a field in rows `rows.name`.
    var fullName: String
    var level: QRCode.Level
    var alternatives: [PaperLanguage: String]
    var place: TextPlace
  }

  var name: String
  var style: String?
  var frame: Rectangle?
  /// Where the slot goes on on further pages; nil for a slot that ends on the first.
  var flow: Rectangle?
  /// It begins on a page of its own, behind the page on which everything else ends.
  var isAnnex = false
  /// The field of the signature lies over it, and it is shown only where the paper is sealed.
  var isSeal = false
  /// Its words stand on their head in the frame: the other side of a folded card.
  var isTurned = false
  var verticalAlignment: TableStyle.VerticalAlignment
  var below: [String]
  var gap: Double
  var fit: Fit?
  var language: PaperLanguage?
  var order: Int?
  var code: Code?
  var place: TextPlace
}
