/// As JSON every report reads `{"report", "conference", "as_of", "rows", "totals"}`; each row is an object with the keys of
/// the columns.
extension Report: Encodable {
  private enum CodingKeys: CodingKey { case report, conference, asOf, rows, totals }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name.rawValue, forKey: .report)
    try container.encode(conference, forKey: .conference)
    try container.encode(asOf, forKey: .asOf)
    let data = columns.indices.filter { columns[$0].isData }
    try container.encode(
      rows.map { row in
        Dictionary(uniqueKeysWithValues: data.map { (columns[$0].key, row[$0]) })
      }, forKey: .rows)
    try container.encode(figures, forKey: .totals)
  }
}
