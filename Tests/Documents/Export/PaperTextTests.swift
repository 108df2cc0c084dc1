import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import Documents

@Suite("What the papers of the sample say")
struct PaperTextTests {
  @Test("The giấy mời for JETRO reads as Decree 30/2020 wants it")
  func vietnameseInvitation() async throws {
    try await PaperRoom.lend { room in
      _ = try await room.make(.invitation, .attendee("jetro"))
      let words = try #require(try await room.words()["GM-UBND-2023-0001-vi.pdf"])
      for part in [
        "ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 01/GM-UBND",
        "Quảng Ninh, ngày 25 tháng 10 năm 2023",
        "GIẤY MỜI Dự Hội nghị Xúc tiến đầu tư Quảng Ninh – Nhật Bản năm 2023",
        "Ủy ban nhân dân tỉnh Quảng Ninh trân trọng kính mời: ",
        "Tới dự Hội nghị Xúc tiến đầu tư Quảng Ninh – Nhật Bản năm 2023, chủ đề “Đóng góp vào sự phát triển bền vững "
          + "của hai nước Việt Nam - Nhật Bản”.",
        "Chủ trì: Đồng chí Cao Tường Huy, Quyền Chủ tịch Ủy ban nhân dân tỉnh",
        "thứ Sáu, ngày 17 tháng 11 năm 2023.",
        "Cung Quy hoạch, Hội chợ và Triển lãm tỉnh, phường Hồng Hải, thành phố Hạ Long, tỉnh Quảng Ninh.",
        "xác nhận tham dự chậm nhất ngày 08 tháng 11 năm 2023",
        "./.",
        "TM. ỦY BAN NHÂN DÂN Q. CHỦ TỊCH Cao Tường Huy",
        "Nơi nhận: - Như trên; - Lưu: VT.",
        "BẢN TRÌNH KÝ", "DỮ LIỆU MẪU",
      ] {
        #expect(words.contains(part), "\(part)\n\nin\n\n\(words)")
      }
      #expect(words.unicodeScalars.elementsEqual(words.precomposedStringWithCanonicalMapping.unicodeScalars))
    }
  }

  @Test("The letters to Japanese guests pair 謹啓 with 謹白 and address each once")
  func japaneseInvitations() async throws {
    try await PaperRoom.lend { room in
      _ = try await room.make(.invitation)
      let words = try await room.words()
      let ambassador = try #require(words["GM-UBND-2023-0005-ja.pdf"])
      for part in [
        "令和5年10月25日", "駐ベトナム日本国特命全権大使", "山田　滝雄", "閣下", "委員長代行", "カオ・トゥオン・フイ", "謹啓", "清秋の候", "謹白", "記",
        "令和5年11月17日（金）",
        "令和5年11月8日（水）まで", "以上", "日越外交関係樹立50周年及びクアンニン省創立60周年",
      ] {
        #expect(ambassador.contains(part), "\(part)\n\nin\n\n\(ambassador)")
      }
      #expect(ambassador.components(separatedBy: "閣下").count == 2)
      #expect(!ambassador.contains("様"))
      let governor = try #require(words["GM-UBND-2023-0004-ja.pdf"])
      #expect(governor.contains("北海道知事") && governor.contains("鈴木　直道"))
      #expect(governor.components(separatedBy: "様").count == 2)
      #expect(try #require(words["GM-UBND-2023-0002-ja.pdf"]).contains("武部　勤"))
    }
  }

  @Test("An English letter names His Excellency, and the title of the letter's own date")
  func englishInvitation() async throws {
    try await PaperRoom.lend { room in
      try await room.change {
        try $0.query("update trao.participation set language = 'en' where external_id = 'yamada-takio'")
      }
      _ = try await room.make(.invitation, .attendee("yamada-takio"))
      let words = try #require(try await room.words()["GM-UBND-2023-0001-en.pdf"])
      for part in [
        "No. 01/GM-UBND", "Quang Ninh, 25 October 2023", "His Excellency Mr. YAMADA Takio",
        "Ambassador Extraordinary and Plenipotentiary of Japan to Viet Nam", "Your Excellency,",
        "Quang Ninh - Japan Investment Promotion Conference 2023", "Friday, 17 November 2023", "R.S.V.P.",
        "8 November 2023", "Yours sincerely,", "Cao Tường Huy", "Acting Chairman",
      ] {
        #expect(words.contains(part), "\(part)\n\nin\n\n\(words)")
      }
    }
  }

  @Test("A letter dated after the ambassador has left does not give him his former title")
  func titleOfTheDate() async throws {
    try await PaperRoom.lend { room in
      let scheduled = try await room.schedule(.invitation, .attendee("yamada-takio"), dated: "2024-06-03")
      try await room.work(on: scheduled.batch)
      let words = try #require(try await room.words()["GM-UBND-2024-0001-ja.pdf"])
      #expect(words.contains("山田　滝雄") && !words.contains("特命全権大使"))
      #expect(words.contains("初夏の候") && words.contains("令和6年6月3日"))
    }
  }

  @Test("Presentation copies show the four projects in two languages, and say what they are not")
  func presentations() async throws {
    try await PaperRoom.lend { room in
      _ = try await room.make(.presentation, .ceremony("GRANTS"))
      let documents = try await room.documents(.presentation)
      #expect(documents.map(\.subject) == (1...4).map { "000000000\($0)" })
      let words = try await room.words()
      let first = try #require(words["BTT-UBND-2023-0001-\(documents[0].language.rawValue).pdf"])
      for part in [
        "GIẤY CHỨNG NHẬN ĐĂNG KÝ ĐẦU TƯ", "投資登録証明書", "Nhà máy sản xuất cơ khí chính xác Castem Việt Nam",
        "0000000001",
        "18.600.000 USD", "1,860万米ドル", "2 ha", "ngày 31 tháng 5 năm 2023", "令和5年5月31日",
        "Bản trao tượng trưng", "写し", "原本",
      ] {
        #expect(first.contains(part), "\(part)\n\nin\n\n\(first)")
      }
    }
  }

  @Test("Certificates of attendance go to those who were there, each in the guest's language")
  func attendances() async throws {
    try await PaperRoom.lend { room in
      try await room.change { database in
        try database.query(
          """
          insert into trao.attendance_event (conference_id, participation_id, session_id, at, key)
          select guest.conference_id, guest.id, session.id, session.starts_at, 'test-' || guest.id
          from trao.participation as guest
            join trao.session on session.conference_id = guest.conference_id and session.code = 'S1'
          where guest.external_id in ('nguyen-xuan-ky', 'takebe-tsutomu')
            and not exists (
              select from trao.attendance_event as entry
              where entry.participation_id = guest.id and entry.session_id = session.id)
          """)
      }
      _ = try await room.make(.attendance, .session("S1"))
      let documents = try await room.documents(.attendance)
      let present = try await room.pool.run { database in
        try database.query(
          """
          select count(distinct entry.participation_id)
          from trao.attendance_event as entry join trao.session on session.id = entry.session_id
          where session.code = 'S1' and entry.direction = 'in' and not exists (
            select from trao.attendance_event as annulment where annulment.annuls_id = entry.id)
          """
        ).one().get(0, as: Int.self)
      }
      #expect(documents.count == present)
      #expect(documents.allSatisfy { $0.session == "S1" })
      let words = try await room.words().values.joined(separator: "\n")
      #expect(words.contains("GIẤY CHỨNG NHẬN THAM DỰ") && words.contains("Nguyễn Xuân Ký"))
      #expect(words.contains("参加証明書") && words.contains("武部　勤"))
      #expect(try await room.refusals().isEmpty)
    }
  }
}
