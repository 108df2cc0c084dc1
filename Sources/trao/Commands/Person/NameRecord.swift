import Conferences

/// A form of a name as `--json` prints it.
struct NameRecord: Encodable {
  let kind: String
  let full: String
  let family, middle, given: String?
  let language, script, order: String?
  let provenance: String

  init(_ form: NameForm) {
    (kind, full) = (form.kind.rawValue, form.full)
    (family, middle, given) = (form.family, form.middle, form.given)
    (language, script, order) = (form.language, form.script, form.order?.rawValue)
    provenance = form.provenance.rawValue
  }
}
