internal import CPKCS11
internal import Foundation

/// The sessions of this process with one token: opened as threads need them, logged in once, and all opened anew
/// when the token lost them.
///
/// - Note: `@unchecked Sendable` because everything that changes does so while `condition` is held.
final class TokenSessions: @unchecked Sendable {
  /// A session on loan, with the number of the log-in that it belongs to.
  struct Loan {
    let session: TokenSession
    let login: Int
  }

  /// What holds from a log-in until the token is lost.
  private struct Login {
    let number: Int
    let module: TokenModule
    let slot: UInt
    var idle: [TokenSession]
    /// Idle sessions and those on loan.
    var open = 1
    /// How many sessions the token allows, once it has said so.
    var most = Int.max
  }

  private enum Trouble: Error {
    case fault(TokenFault)
    case refusal(SigningError)
  }

  let place: TokenPlace
  private let pin: PassphraseSource
  private let condition = NSCondition()
  private var login: Login?
  private var logins = 0
  /// Set once and for ever: a token locks itself after a few wrong PINs.
  private var refusal: SigningError?

  init(_ place: TokenPlace, pin: PassphraseSource) {
    self.place = place
    self.pin = pin
  }

  /// Lends a session to `body`. Where the token had lost its sessions, all is opened anew and `body` is called a
  /// second time.
  ///
  /// - Parameters:
  ///   - what: What fails, for the error.
  ///   - body: Uses the session only until it returns.
  /// - Returns: What `body` returns.
  /// - Throws: ``SigningError`` `.token`, `.tokenUnavailable`, `.wrongPIN`; what reading the PIN throws.
  func use<T>(_ what: String, _ body: (Loan) throws(TokenFault) -> T) throws(SigningError) -> T {
    var attempts = 0
    while true {
      attempts += 1
      do throws(Trouble) {
        return try attempt(body)
      } catch {
        switch error {
        case .refusal(let refusal): throw refusal
        case .fault(let fault):
          guard fault.isLoss, attempts == 1 else { throw fault.error(what, where: place.description) }
        }
      }
    }
  }

  private func attempt<T>(_ body: (Loan) throws(TokenFault) -> T) throws(Trouble) -> T {
    let loan = try borrow()
    do throws(TokenFault) {
      let result = try body(loan)
      give(back: loan)
      return result
    } catch {
      drop(loan, all: error.isLoss)
      throw .fault(error)
    }
  }

  /// An idle session, a new one, or the next that comes back where the token allows no more.
  private func borrow() throws(Trouble) -> Loan {
    condition.lock()
    defer { condition.unlock() }
    while true {
      if login == nil { login = try logIn() }
      guard var current = login else { continue }
      if let session = current.idle.popLast() {
        login = current
        return Loan(session: session, login: current.number)
      }
      guard current.open < current.most else {
        condition.wait()
        continue
      }
      do throws(TokenFault) {
        let session = try TokenSession(current.module, slot: current.slot)
        current.open += 1
        login = current
        return Loan(session: session, login: current.number)
      } catch {
        guard error.code == CKR_SESSION_COUNT, current.open > 0 else {
          login = nil
          // Who waits for a session of that log-in would wait for ever: none is given back to it any more.
          condition.broadcast()
          throw .fault(error)
        }
        current.most = current.open
        login = current
      }
    }
  }

  private func give(back loan: Loan) {
    condition.lock()
    defer { condition.unlock() }
    // Of an earlier log-in it is of no use.
    guard login?.number == loan.login else { return }
    login?.idle.append(loan.session)
    condition.signal()
  }

  /// Forgets a session that failed; where the token is lost, the whole log-in.
  private func drop(_ loan: Loan, all: Bool) {
    condition.lock()
    defer { condition.unlock() }
    guard login?.number == loan.login else { return }
    login?.open -= 1
    if all || login?.open == 0 { login = nil }
    condition.broadcast()
  }

  /// Called with `condition` held.
  private func logIn() throws(Trouble) -> Login {
    if let refusal { throw .refusal(refusal) }
    do throws(SigningError) {
      let module = try TokenModule(path: place.module)
      let slot = try slot(module)
      let pin = try pin.read()
      let session = try explained("no session can be opened") { () throws(TokenFault) in
        try TokenSession(module, slot: slot)
      }
      try explained("the log-in failed") { () throws(TokenFault) in try session.logIn(pin) }
      logins += 1
      return Login(number: logins, module: module, slot: slot, idle: [session])
    } catch {
      if error.code == .wrongPIN { refusal = error }
      throw .refusal(error)
    }
  }

  private func slot(_ module: TokenModule) throws(SigningError) -> UInt {
    let slots = try explained("the tokens cannot be listed") { () throws(TokenFault) in
      try TokenSession.slots(module, label: place.label)
    }
    guard let slot = slots.first else {
      throw SigningError(
        .tokenUnavailable, "no token with this label is there", where: place.description,
        remedy: "see signing.pkcs11.token, and that the token is connected")
    }
    guard slots.count == 1 else {
      throw SigningError(
        .token, "\(slots.count) tokens have this label", where: place.description,
        remedy: "give each its own label")
    }
    return slot
  }

  private func explained<T>(
    _ what: String, _ body: () throws(TokenFault) -> T
  ) throws(SigningError) -> T {
    do throws(TokenFault) {
      return try body()
    } catch {
      throw error.error(what, where: place.description)
    }
  }
}
