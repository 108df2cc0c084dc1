package import Documents
import PostgreSQL

/// Snapshots with every field filled, from the model conference: what templates are tried with.
package enum ExamplePapers {
  package static func snapshot(_ kind: DocumentKind, _ language: PaperLanguage) throws -> Snapshot {
    var fields = try document(number: kind == .invitation ? "01/GM-UBND" : "01/BTT-UBND")
    if !kind.isNumbered { fields["document.number"] = nil }
    fields.merge(try conference(language)) { $1 }
    switch kind {
    case .invitation: fields.merge(try invitation(language)) { $1 }
    case .presentation: fields.merge(try presentation(language)) { $1 }
    case .attendance: fields.merge(try attendance(language)) { $1 }
    case .card: fields.merge(try card(language)) { $1 }
    case .badge: fields.merge(try badge(language)) { $1 }
    case .datasheet: fields.merge(try dataSheet()) { $1 }
    case .replyForm:
      fields.merge(try invitation(language)) { $1 }
      fields["invitee.code"] = .code("G-001")
    case .guestList, .precedenceList, .seatingPlan, .placeCards, .programme, .attendanceSheet, .script,
      .folderList, .summary, .outgoingRegister:
      fields.merge(try whole(kind, language)) { own, _ in own }
    }
    return fields
  }

  package struct BadExample: Error {
    package init() {}
  }

  package static func date(_ iso: String) throws -> FieldValue {
    guard let date = CalendarDate(iso: iso) else { throw BadExample() }
    return .date(date)
  }

  package static func time(_ iso: String) throws -> FieldValue {
    guard let time = LocalTime(iso: iso) else { throw BadExample() }
    return .time(time)
  }

  private static func document(number: String) throws -> Snapshot {
    [
      "document.number": .text(number), "document.dated": try date("2023-10-25"),
      "document.month_10": .flag(true), "document.unsigned": .flag(true), "document.sample": .flag(true),
      "document.id": .code("K7QM2XHAQ4ZT5WCB3DRNFYJ6UE"),
      "document.url": .code("HTTPS://TRAO.EXAMPLE/V/K7QM2XHAQ4ZT5WCB3DRNFYJ6UE"),
    ]
  }

  private static func conference(_ language: PaperLanguage) throws -> Snapshot {
    let texts: [PaperLanguage: [String: String]] = [
      .vi: [
        "conference.name": "Hội nghị Xúc tiến đầu tư Quảng Ninh – Nhật Bản năm 2023",
        "conference.theme": "Đóng góp vào sự phát triển bền vững của hai nước Việt Nam - Nhật Bản",
        "conference.occasion":
          "kỷ niệm 50 năm thiết lập quan hệ ngoại giao Việt Nam - Nhật Bản và 60 năm thành lập tỉnh Quảng Ninh",
        "conference.venue":
          "Cung Quy hoạch, Hội chợ và Triển lãm tỉnh, phường Hồng Hải, thành phố Hạ Long, tỉnh Quảng Ninh",
        "conference.place": "Quảng Ninh", "sender.organisation": "Ủy ban nhân dân tỉnh Quảng Ninh",
        "sender.letterhead": "ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH",
        "sender.signature_authority": "TM. ỦY BAN NHÂN DÂN", "sender.signature_position": "Q. CHỦ TỊCH",
        "sender.title": "Quyền Chủ tịch Ủy ban nhân dân tỉnh",
      ],
      .ja: [
        "conference.name": "クアンニン・日本投資促進カンファレンス2023",
        "conference.theme": "日越両国の持続可能な発展への貢献",
        "conference.occasion": "日越外交関係樹立50周年及びクアンニン省創立60周年",
        "conference.venue": "クアンニン省計画・見本市・展示宮殿（ハロン市ホンハイ地区）",
        "conference.place": "クアンニン", "sender.organisation": "クアンニン省人民委員会",
        "sender.signature_position": "委員長代行", "sender.title": "クアンニン省人民委員会委員長代行",
      ],
      .en: [
        "conference.name": "Quang Ninh - Japan Investment Promotion Conference 2023",
        "conference.theme": "Contributing to the sustainable development of Vietnam and Japan",
        "conference.occasion":
          "the 50th anniversary of diplomatic relations between Viet Nam and Japan and the 60th anniversary of "
          + "Quang Ninh Province",
        "conference.venue": "Planning, Fair and Exhibition Palace, Hong Hai Ward, Ha Long City",
        "conference.place": "Quang Ninh", "sender.organisation": "People's Committee of Quang Ninh Province",
        "sender.signature_position": "Acting Chairman",
        "sender.title": "Acting Chairman of the People's Committee of Quang Ninh Province",
      ],
    ]
    var fields = (texts[language] ?? [:]).mapValues(FieldValue.text)
    fields["sender.name"] = .name(language == .ja ? "カオ・トゥオン・フイ" : "Cao Tường Huy")
    fields["conference.starts_on"] = try date("2023-11-17")
    fields["conference.ends_on"] = try date("2023-11-17")
    fields["conference.is_one_day"] = .flag(true)
    return fields
  }

  private static func invitation(_ language: PaperLanguage) throws -> Snapshot {
    var fields: Snapshot = [
      "conference.starts": try time("2023-11-17T08:00+07:00"),
      "conference.ends": try time("2023-11-17T11:30+07:00"), "reply_by": try date("2023-11-10"),
      "contact.phone": .code("+84 203 000 0000"), "contact.email": .code("office@example.org"),
    ]
    switch language {
    case .vi:
      fields["invitee.is_organisation"] = .flag(true)
      fields["invitee.name"] = .name("Tổ chức Xúc tiến Thương mại Nhật Bản (JETRO)")
      fields["chair.honorific"] = .text("Đồng chí")
      fields["chair.name"] = .name("Cao Tường Huy")
      fields["chair.title"] = .text("Quyền Chủ tịch Ủy ban nhân dân tỉnh")
      fields["contact.office"] = .text("Văn phòng Ủy ban nhân dân tỉnh")
    case .ja:
      fields["invitee.is_person"] = .flag(true)
      fields["invitee.name"] = .name("山田　滝雄")
      fields["invitee.title"] = .text("駐ベトナム日本国特命全権大使")
      fields["invitee.honorific"] = .text("閣下")
      fields["contact.office"] = .text("クアンニン省人民委員会事務局")
      fields["conference.dress"] = .text("平服")
    case .en:
      fields["invitee.is_person"] = .flag(true)
      fields["invitee.name"] = .name("YAMADA Takio")
      fields["invitee.honorific"] = .text("His Excellency Mr.")
      fields["invitee.salutation"] = .text("Your Excellency")
      fields["invitee.title"] = .text("Ambassador Extraordinary and Plenipotentiary of Japan to Viet Nam")
      fields["chair.honorific"] = .text("Mr.")
      fields["chair.name"] = .name("Cao Tường Huy")
      fields["chair.title"] = .text("Acting Chairman of the People's Committee of Quang Ninh Province")
      fields["contact.office"] = .text("Office of the People's Committee")
      fields["conference.dress"] = .text("business attire")
    }
    return fields
  }

  private static func presentation(_ language: PaperLanguage) throws -> Snapshot {
    let vietnamese: [String: FieldValue] = [
      "grant.project": .text("Nhà máy sản xuất cơ khí chính xác Castem Việt Nam"),
      "grant.company": .text("Công ty TNHH Castem Việt Nam"),
      "grant.zone": .text("Khu công nghiệp Sông Khoai (Amata City Hạ Long), thị xã Quảng Yên"),
      "grant.address": .text("Lô CN-S-04"),
      "grant.authority": .text("Ban Quản lý Khu kinh tế Quảng Ninh"),
      "grant.presenter": .name("Nguyễn Văn Mẫu"), "grant.presenter_title": .text("Phó Chủ tịch (mẫu)"),
      "grant.recipient": .name("MIHON Taro"), "grant.recipient_title": .text("Tổng Giám đốc (mẫu)"),
      "ceremony.name": .text("Lễ trao giấy chứng nhận đăng ký đầu tư"),
      "sender.organisation": .text("Ủy ban nhân dân tỉnh Quảng Ninh"),
      "conference.name": .text("Hội nghị Xúc tiến đầu tư Quảng Ninh – Nhật Bản năm 2023"),
      "conference.venue": .text("Cung Quy hoạch, Hội chợ và Triển lãm tỉnh"),
    ]
    let own: [PaperLanguage: [String: FieldValue]] = [
      .vi: vietnamese,
      .ja: [
        "grant.project": .text("キャステムベトナム精密機械製造工場"), "grant.company": .text("キャステムベトナム有限責任会社"),
        "grant.zone": .text("ソンコアイ工業団地（アマタシティ・ハロン）"), "grant.address": .text("CN-S-04区画"),
        "grant.authority": .text("クアンニン経済区管理委員会"), "grant.presenter": .name("グエン・ヴァン・マウ"),
        "grant.presenter_title": .text("副委員長（見本）"), "grant.recipient": .name("見本　太郎"),
        "grant.recipient_title": .text("社長（見本）"), "ceremony.name": .text("投資登録証明書授与式"),
      ],
      .en: [
        "grant.project": .text("Castem Vietnam precision engineering factory"),
        "grant.company": .text("Castem Vietnam Co., Ltd."),
        "grant.zone": .text("Song Khoai Industrial Park (Amata City Ha Long), Quang Yen"),
        "grant.address": .text("Lot CN-S-04"),
        "grant.authority": .text("Quang Ninh Economic Zone Management Board"),
        "grant.presenter": .name("Nguyễn Văn Mẫu"), "grant.presenter_title": .text("Vice Chairman (sample)"),
        "grant.recipient": .name("MIHON Taro"), "grant.recipient_title": .text("President (sample)"),
        "ceremony.name": .text("Ceremony of granting investment registration certificates"),
      ],
    ]
    var fields: Snapshot = [
      "grant.position": .number("1"), "grant.project_code": .code("0000000001"),
      "grant.capital": .money("18600000.00", currency: "USD"), "grant.area": .number("20000.00"),
      "grant.issued_on": try date("2023-05-31"), "grant.first_issued_on": try date("2023-05-31"),
      "grant.handed_on": try date("2023-11-17"),
    ]
    fields.merge(own[language] ?? [:]) { $1 }
    for (name, value) in vietnamese { fields["\(name)_vi"] = value }
    return fields
  }

  private static func attendance(_ language: PaperLanguage) throws -> Snapshot {
    var session: [String: FieldValue] = [
      "code": .code("S1"), "starts": try time("2023-11-17T08:00+07:00"),
      "ends": try time("2023-11-17T11:30+07:00"),
    ]
    var fields: Snapshot = [:]
    switch language {
    case .vi:
      session["name"] = .text("Hội nghị toàn thể")
      fields["attendee.name"] = .name("Nguyễn Xuân Ký")
      fields["attendee.honorific"] = .text("Đồng chí")
      fields["attendee.title"] = .text("Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh")
    case .ja:
      session["name"] = .text("全体会議")
      fields["attendee.name"] = .name("武部　勤")
      fields["attendee.honorific"] = .text("様")
      fields["attendee.title"] = .text("日越友好議員連盟特別顧問")
    case .en:
      session["name"] = .text("Plenary conference")
      fields["attendee.name"] = .name("SUZUKI Naomichi")
      fields["attendee.honorific"] = .text("Governor")
      fields["attendee.title"] = .text("Governor of Hokkaido")
      fields["attendee.organisation"] = .text("Hokkaido Government")
    }
    fields["sessions"] = .rows([session])
    return fields
  }

  private static func card(_ language: PaperLanguage) throws -> Snapshot {
    let common = try conference(language)
    let original = try conference(.vi)
    let shown = Set(DocumentKind.card.catalogue.fields.keys)
    var fields: Snapshot = [
      "guest.is_person": .flag(true), "conference.starts": try time("2023-11-17T08:00+07:00"),
      "conference.ends": try time("2023-11-17T11:30+07:00"), "reply_by": try date("2023-11-08"),
      "conference.day_vi": .text("thứ Sáu, ngày 17 tháng 11 năm 2023"),
      "conference.time_vi": .text("08 giờ 00"), "reply_by_vi": .text("ngày 08 tháng 11 năm 2023"),
      "contact.phone": .code("+84 203 000 0000"), "contact.email": .code("hoinghi@example.org"),
      "host.name": common["sender.name"] ?? .empty, "host.name_vi": .name("Cao Tường Huy"),
      "host.title": common["sender.title"] ?? .empty, "host.title_vi": original["sender.title"] ?? .empty,
      "host.organisation": common["sender.organisation"] ?? .empty,
      "host.organisation_vi": original["sender.organisation"] ?? .empty,
      "guest.name_vi": .name("YAMADA Takio"), "guest.honorific_vi": .text("Ngài"),
      "guest.title_vi": .text("Đại sứ Đặc mệnh Toàn quyền Nhật Bản tại Việt Nam"),
      "guest.delegation_vi": .text("Đại sứ quán Nhật Bản tại Việt Nam"),
      "conference.dress_vi": .text("lịch sự"),
      "contact.office_vi": .text("Văn phòng Ủy ban nhân dân tỉnh"),
    ]
    for (name, value) in original where shown.contains("\(name)_vi") { fields["\(name)_vi"] = value }
    if language == .ja {
      fields["guest.name"] = .name("山田　滝雄")
      fields["guest.honorific"] = .text("閣下")
      fields["guest.title"] = .text("駐ベトナム日本国特命全権大使")
      fields["guest.delegation"] = .text("在ベトナム日本国大使館")
      fields["conference.dress"] = .text("平服")
      fields["contact.office"] = .text("クアンニン省人民委員会事務局")
    } else {
      fields["guest.name"] = .name("YAMADA Takio")
      fields["guest.honorific"] = .text("His Excellency Mr.")
      fields["guest.title"] = .text("Ambassador Extraordinary and Plenipotentiary of Japan to Viet Nam")
      fields["guest.delegation"] = .text("Embassy of Japan in Viet Nam")
      fields["conference.dress"] = .text("business attire")
      fields["contact.office"] = .text("Office of the People’s Committee")
    }
    return fields
  }

  private static func badge(_ language: PaperLanguage) throws -> Snapshot {
    var fields: Snapshot = ["badge.is_head": .flag(true)]
    for name in ["conference.name", "conference.venue"] {
      fields["\(name)_vi"] = try conference(.vi)[name]
    }
    switch language {
    case .vi:
      fields["badge.name"] = .name("Nguyễn Xuân Ký")
      fields["badge.title"] = .text("Bí thư Tỉnh ủy, Chủ tịch Hội đồng nhân dân tỉnh")
      fields["badge.delegation"] = .text("Tỉnh Quảng Ninh")
      fields["category.host"] = .flag(true)
    case .ja:
      fields["badge.name"] = .name("武部　勤")
      fields["badge.name_latin"] = .name("TAKEBE Tsutomu")
      fields["badge.kana"] = .text("たけべ つとむ")
      fields["badge.honorific"] = .text("様")
      fields["badge.title"] = .text("日越友好議員連盟特別顧問")
      fields["badge.title_vi"] = .text("Cố vấn đặc biệt Liên minh Nghị sĩ hữu nghị Nhật - Việt")
      fields["badge.delegation"] = .text("日越友好議員連盟")
      fields["badge.delegation_vi"] = .text("Liên minh Nghị sĩ hữu nghị Nhật - Việt")
      fields["category.guest_of_honour"] = .flag(true)
    case .en:
      fields["badge.name"] = .name("Mark Sample")
      fields["badge.title"] = .text("Correspondent")
      fields["badge.title_vi"] = .text("Phóng viên")
      fields["badge.organisation"] = .text("Sample Press")
      fields["badge.organisation_vi"] = .text("Báo Mẫu")
      fields["category.press"] = .flag(true)
    }
    return fields
  }
}
