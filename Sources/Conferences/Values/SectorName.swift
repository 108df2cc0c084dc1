/// What sectors of the economy are called: the sections of the Vietnam Standard Industrial Classification (Decision
/// 27/2018/QĐ-TTg, after ISIC revision 4), which projects name in English words.
public enum SectorName {
  /// The name of a sector.
  ///
  /// - Parameters:
  ///   - code: As a project has it: `manufacturing`.
  ///   - language: Of the reader.
  /// - Returns: `công nghiệp chế biến, chế tạo`, `製造業`, `manufacturing`; what is no such word as it is.
  public static func text(_ code: String, in language: Language) -> String {
    guard let (vi, ja) = known[code.lowercased()] else { return code }
    return switch language {
    case .vi: vi
    case .ja: ja
    case .en: code
    }
  }

  private static let known: [String: (vi: String, ja: String)] = [
    "agriculture": ("nông nghiệp, lâm nghiệp và thủy sản", "農林水産業"),
    "mining": ("khai khoáng", "鉱業"),
    "manufacturing": ("công nghiệp chế biến, chế tạo", "製造業"),
    "energy": ("sản xuất và phân phối điện, khí đốt", "電気・ガス供給業"),
    "water": ("cung cấp nước, xử lý rác thải và nước thải", "水道・廃棄物処理業"),
    "construction": ("xây dựng", "建設業"),
    "trade": ("bán buôn và bán lẻ", "卸売・小売業"),
    "logistics": ("vận tải, kho bãi", "運輸・倉庫業"),
    "tourism": ("dịch vụ lưu trú và ăn uống", "宿泊・飲食サービス業"),
    "information": ("thông tin và truyền thông", "情報通信業"),
    "finance": ("tài chính, ngân hàng và bảo hiểm", "金融・保険業"),
    "real-estate": ("kinh doanh bất động sản", "不動産業"),
    "science": ("chuyên môn, khoa học và công nghệ", "学術研究・専門・技術サービス業"),
    "education": ("giáo dục và đào tạo", "教育"),
    "health": ("y tế và trợ giúp xã hội", "医療・福祉"),
    "arts": ("nghệ thuật, vui chơi và giải trí", "芸術・娯楽"),
    "services": ("dịch vụ khác", "その他のサービス業"),
  ]
}
