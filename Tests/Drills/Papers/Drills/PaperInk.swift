import Documents
import Fonts
import Graphics
import PDF

/// Measures a paper as it is laid out: which glyphs stand in it, and whether they keep inside the slots.
///
/// Slots hold widths and lines. Ink may reach out of both, as the f of many faces does and stacked accents do: by less
/// than an eighth of the letters' size, and onto no other slot.
struct PaperInk {
  /// What was seen on one paper.
  struct Measure {
    /// Glyphs that stand for no character.
    var missing = 0
    /// The farthest that ink reaches out of its slot, in em of its letters.
    var reach = Extreme()
    /// Pairs of slots whose words lie on each other.
    var collisions: [String] = []
  }

  /// The largest of some values, and where it was seen.
  struct Extreme {
    var value = 0.0
    var place = ""

    mutating func note(_ other: Double, at place: @autoclosure () -> String) {
      if other > value { (value, self.place) = (other, place()) }
    }
  }

  private struct Key: Hashable {
    let face: Face
    let glyph: UInt32
  }

  private var boxes: [Key: GlyphBox?] = [:]

  mutating func measure(_ layout: PaperLayout, of template: Template) -> Measure {
    var measure = Measure()
    var inked: [(slot: String, page: Int, box: Rectangle)] = []
    for (slot, drawing) in layout.drawings.sorted(by: { $0.key < $1.key }) {
      var onPages: [Int: Rectangle] = [:]
      for (page, placed) in drawing.placedRuns {
        measure.missing += placed.run.glyphs.count { $0.id == 0 }
        guard let ink = ink(of: placed) else { continue }
        onPages[page] = onPages[page]?.union(ink) ?? ink
        guard let room = template.room(of: slot, page: page) else { continue }
        let out = [
          room.left - ink.left, ink.right - room.right, room.top - ink.top, ink.bottom - room.bottom,
        ]
        for distance in out { measure.reach.note(distance / placed.run.size, at: slot) }
      }
      for (page, ink) in onPages.sorted(by: { $0.key < $1.key }) {
        for other in inked where other.page == page && other.box.intersects(ink) {
          measure.collisions.append("\(other.slot) and \(slot)")
        }
        inked.append((slot, page, ink))
      }
    }
    return measure
  }

  /// The box around the ink of a run; nil for blanks.
  private mutating func ink(of placed: PlacedRun) -> Rectangle? {
    var pen = placed.baseline.x
    let size = placed.run.size
    var whole: Rectangle?
    for glyph in placed.run.glyphs {
      if let box = box(of: glyph.id, in: placed.run.face) {
        let ink = Rectangle(
          x: pen + (glyph.dx + box.left) * size, y: placed.baseline.y + (box.top - glyph.dy) * size,
          width: (box.right - box.left) * size, height: (box.bottom - box.top) * size)
        whole = whole?.union(ink) ?? ink
      }
      pen += glyph.advance * size
    }
    return whole
  }

  private mutating func box(of glyph: UInt32, in face: Face) -> GlyphBox? {
    let key = Key(face: face, glyph: glyph)
    if let known = boxes[key] { return known }
    let box = face.outlineBounds(of: glyph)
    boxes[key] = .some(box)
    return box
  }
}
