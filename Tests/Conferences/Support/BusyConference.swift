import Conferences
import Foundation
import PostgreSQL
import TestSupport

/// Draws what can happen to the sample's conference: everything its stores can do, sensible or not.
struct BusyConference {
  typealias Step = @Sendable (Database) throws -> Void

  let conference: Conference
  private var generator: SeededGenerator
  private var count = 0

  private let guests = [
    "jetro", "takebe-tsutomu", "maitachi-shoji", "suzuki-naomichi", "yamada-takio", "nguyen-xuan-ky",
    "cao-tuong-huy", "bui-van-khang", "nguyen-van-mau", "tran-thi-mau", "mihon-ichiro", "mihon-jiro", "G-001",
    "G-002", "G-003", "G-004", "G-005", "G-006", "N-1", "N-2", "N-3", "N-4",
  ]
  private let delegations = ["QN-HOST", "JP-PARL", "JP-MAFF", "JP-HKD", "JP-EMB", "JP-JETRO", "CO-CASTEM"]

  init(_ conference: Conference, seed: UInt64) {
    self.conference = conference
    generator = SeededGenerator(seed: seed)
  }

  /// The next thing that happens.
  mutating func step() -> Step {
    count += 1
    return switch Int.random(in: 0..<14, using: &generator) {
    case 0: answer()
    case 1: departure()
    case 2: newcomer()
    case 3: place()
    case 4: delegation()
    case 5: seat()
    case 6: session()
    case 7: programme()
    case 8, 9: scan()
    case 10: annulment()
    case 11: handOver()
    case 12: certificate()
    default: person()
    }
  }

  // MARK: Guests

  private mutating func answer() -> Step {
    let (conference, guest, other) = (conference, pick(guests), pick(guests))
    let answer = pick(Answer.allCases)
    let session = chance(3) ? pick(["S1", "S2"]) : nil
    let minute = number(0...600)
    let reply = AnswerStore.Reply(
      answer, session: session, substitute: answer == .substitute ? other : nil, at: Self.time(minute - 9000),
      key: chance(2) ? "answer-\(count)" : nil, isUninvited: true)
    return { _ = try AnswerStore.record(reply, of: guest, to: conference, in: $0) }
  }

  private mutating func departure() -> Step {
    let (conference, guest, other) = (conference, pick(guests), pick(guests))
    switch number(0...2) {
    case 0: return { _ = try AttendeeStore.withdraw(guest, reason: "bận", of: conference, in: $0) }
    case 1: return { _ = try AttendeeStore.restore(guest, of: conference, in: $0) }
    default:
      var terms = Substitution.Terms()
      terms.membership = chance(2) ? .own : .inherited
      return { [terms] in
        _ = try Substitution.record(guest, by: .guest(other), terms, of: conference, in: $0)
      }
    }
  }

  private mutating func newcomer() -> Step {
    let conference = conference
    let id = "N-\(number(1...4))"
    var new = NewAttendee(
      externalID: id, .somebody(.init(native: "Lê \(id)", family: "Lê", given: id, country: "VN")))
    new.language = .vi
    new.title = LocalisedText([.vi: "Chuyên viên"])
    new.rank = number(10...90)
    new.delegation = chance(2) ? pick(delegations) : nil
    new.state = pick([.approved, .invited, .accepted])
    var change = AttendeeChange()
    change.email = .set("\(id.lowercased())@example.org")
    change.addedRoles = [.press]
    return { [new, change] database in
      do {
        _ = try AttendeeStore.edit(id, change, of: conference, in: database)
      } catch let error as ConferenceError where error.code == .noSuchRecord {
        _ = try AttendeeStore.add(new, to: conference, in: database)
      }
    }
  }

  // MARK: Protocol

  private mutating func place() -> Step {
    let (conference, guest, position) = (conference, pick(guests), number(1...30))
    guard chance(3) else {
      return {
        _ = try PrecedenceStore.lock(guest, at: position, reason: "khách", of: conference, in: $0)
      }
    }
    return { _ = try PrecedenceStore.unlock(guest, of: conference, in: $0) }
  }

  private mutating func delegation() -> Step {
    let (conference, code, guest) = (conference, pick(delegations), pick(guests))
    switch number(0...4) {
    case 0: return { _ = try DelegationStore.confirm(code, of: conference, in: $0) }
    case 1: return { _ = try DelegationStore.reopen(code, of: conference, in: $0) }
    case 2:
      let order = delegations.shuffled(using: &generator)
      return { _ = try DelegationStore.order(order, of: conference, in: $0) }
    case 3:
      var change = DelegationChange()
      change.head = .set(guest)
      if chance(2) { change.joining = [guest] }
      return { [change] in _ = try DelegationStore.edit(code, change, of: conference, in: $0) }
    default:
      var change = DelegationChange()
      change.liaison = .set(guest)
      return { [change] in _ = try DelegationStore.edit(code, change, of: conference, in: $0) }
    }
  }

  private mutating func seat() -> Step {
    let (conference, guest, other, session) = (conference, pick(guests), pick(guests), pick(["S1", "S2"]))
    let place = SeatPlace(row: number(1...6), number: number(1...7))
    let form = pick([SeatingForm.theatre, .facing])
    return switch number(0...3) {
    case 0:
      {
        _ = try SeatingStore.plan(session: session, form: form, rows: 6, seats: 7, of: conference, in: $0)
      }
    case 1:
      {
        _ = try SeatingStore.lock(
          guest, at: place, reason: "phiên dịch", session: session, of: conference, in: $0)
      }
    case 2:
      { _ = try SeatingStore.unlock(guest, session: session, of: conference, in: $0) }
    default:
      { _ = try SeatingStore.swap(guest, other, reason: "đổi", session: session, of: conference, in: $0) }
    }
  }

  // MARK: Sessions

  private mutating func session() -> Step {
    let (conference, code, capacity) = (conference, pick(["S1", "S2", "S3", "X"]), number(2...40))
    let guest = pick(guests)
    let (start, minutes) = (number(0...600), number(30...120))
    let details = SessionDetails(
      kind: .meeting, name: LocalisedText([.vi: "Họp"]), startsAt: Self.time(start),
      endsAt: Self.time(start + minutes))
    switch number(0...5) {
    case 0: return { _ = try SessionStore.open(code, of: conference, in: $0) }
    case 1: return { _ = try SessionStore.close(code, of: conference, in: $0) }
    case 2: return { _ = try SessionStore.move(code, to: Self.time(start), of: conference, in: $0) }
    case 3: return { _ = try SessionStore.add("X", details, of: conference, in: $0) }
    case 4:
      return { _ = try SessionStore.cancel(code, undo: start.isMultiple(of: 2), of: conference, in: $0) }
    default:
      return { database in
        var details = try SessionStore.find(code, of: conference, in: database).details
        details.capacity = capacity
        details.moderators = [guest]
        _ = try SessionStore.change(code, to: details, of: conference, in: database)
      }
    }
  }

  private mutating func programme() -> Step {
    let (conference, code, position) = (conference, pick(["S1", "S2"]), number(1...8))
    let (start, minutes) = (number(0...480), number(5...20))
    var details = ProgrammeItemDetails(
      kind: .speech, name: LocalisedText([.vi: "Phát biểu \(count)", .ja: "挨拶"]), startsAt: Self.time(start),
      minutes: minutes)
    details.people = [pick(guests)]
    return switch number(0...2) {
    case 0:
      { [details] in _ = try ProgrammeStore.add(details, to: code, of: conference, in: $0) }
    case 1:
      { database in
        let item = try ProgrammeStore.find(position, of: code, in: conference, database)
        try ProgrammeStore.remove(item, of: conference, in: database)
      }
    default:
      { database in
        let item = try ProgrammeStore.find(position, of: code, in: conference, database)
        _ = try ProgrammeStore.move(item, to: Self.time(start), rest: true, of: conference, in: database)
      }
    }
  }

  private mutating func scan() -> Step {
    let (conference, guest, session) = (conference, pick(guests), pick(["S1", "S2", "S3"]))
    let direction: AttendanceDirection = chance(3) ? .out : .in
    let (minute, key) = (number(0...480), "scan-\(number(1...60))")
    return {
      _ = try AttendanceStore.record(
        guest, session: session, direction: direction, at: Self.time(minute), key: key, device: "cửa 1",
        of: conference, in: $0)
    }
  }

  private mutating func annulment() -> Step {
    let (conference, key) = (conference, "scan-\(number(1...60))")
    return { _ = try AttendanceStore.annul(key, reason: "nhầm thẻ", of: conference, in: $0) }
  }

  // MARK: The stage

  private mutating func handOver() -> Step {
    let (conference, position, guest) = (conference, number(1...4), pick(guests))
    let (minute, kind) = (number(120...180), number(0...5))
    var correction = CeremonyStore.Correction(reason: "ghi nhầm")
    switch number(0...2) {
    case 0: correction.time = Self.time(minute)
    case 1: correction.isAnnulment = true
    default: correction.proxy = "Ông Thay Mặt"
    }
    return { [correction] database in
      let ceremony = try CeremonyStore.find("GRANTS", of: conference, in: database)
      switch kind {
      case 0:
        _ = try CeremonyStore.handOver(
          position, of: ceremony, in: conference, at: Self.time(minute), in: database)
      case 1:
        _ = try CeremonyStore.handOver(
          position, of: ceremony, in: conference, isAbsent: true, in: database)
      case 2:
        _ = try CeremonyStore.withdraw(position, of: ceremony, in: conference, reason: "hoãn", in: database)
      case 3:
        _ = try CeremonyStore.assign(
          position, presenters: nil, recipients: [guest], of: ceremony, in: conference, in: database)
      case 4:
        _ = try CeremonyStore.moveGrant(
          position, to: 1 + minute % 4, of: ceremony, in: conference, in: database)
      default:
        _ = try CeremonyStore.correct(position, of: ceremony, in: conference, correction, in: database)
      }
    }
  }

  private mutating func certificate() -> Step {
    let (code, minute) = ("000000000\(number(1...4))", number(1...28))
    var facts = ProjectStore.Facts()
    facts.capital = "\(number(10...99))000000"
    // Before the ceremony, on its day, and after it.
    let date = day("2023-11-\(minute < 10 ? "0" : "")\(minute)")
    return switch number(0...4) {
    case 0:
      { _ = try CertificateStore.revoke(code, on: date, reason: "chấm dứt", in: $0) }
    case 1:
      { _ = try CertificateStore.reissue(code, on: date, reason: "mất", in: $0) }
    default:
      { [facts] in _ = try CertificateStore.amend(code, facts, issuedOn: date, in: $0) }
    }
  }

  private mutating func person() -> Step {
    let code = pick(["takebe-tsutomu", "yamada-takio", "cao-tuong-huy", "mihon-ichiro"])
    let rank = number(1...99)
    var office = PersonStore.NewOffice()
    office.title = LocalisedText([.vi: "Cố vấn \(count)"])
    office.rank = rank
    office.code = "office-\(rank)"
    office.from = day("2023-0\(number(1...9))-01")
    return { [office] database in
      try PersonStore.add(office, of: try PersonStore.find(code, in: database), in: database)
    }
  }

  // MARK: Dice

  private mutating func pick<T>(_ values: [T]) -> T {
    values[Int.random(in: values.indices, using: &generator)]
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

  private mutating func chance(_ sides: Int) -> Bool { number(1...sides) == 1 }

  /// Minutes after eight on the day of the conference.
  private static func time(_ minute: Int) -> Date {
    Date(timeIntervalSince1970: 1_700_182_800 + Double(minute) * 60)
  }
}
