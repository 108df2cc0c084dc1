internal import CPKCS11

/// An open session with a token. Used by one thread at a time.
///
/// - Note: `@unchecked Sendable` because ``TokenSessions`` lends a session to one caller at a time.
@safe final class TokenSession: @unchecked Sendable {
  private let module: TokenModule
  private let handle: UInt

  init(_ module: TokenModule, slot: UInt) throws(TokenFault) {
    var handle: UInt = 0
    try Self.check(
      unsafe module.functions.pointee.C_OpenSession(slot, CKF_SERIAL_SESSION, nil, nil, &handle))
    self.module = module
    self.handle = handle
  }

  deinit { _ = unsafe module.functions.pointee.C_CloseSession(handle) }

  static func check(_ result: UInt) throws(TokenFault) {
    guard result == CKR_OK else { throw TokenFault(result) }
  }

  /// The slots whose token has that label.
  static func slots(_ module: TokenModule, label: String) throws(TokenFault) -> [UInt] {
    var count: UInt = 0
    try check(unsafe module.functions.pointee.C_GetSlotList(1, nil, &count))
    guard count > 0 else { return [] }
    var slots = [UInt](repeating: 0, count: Int(count))
    try check(unsafe module.functions.pointee.C_GetSlotList(1, &slots, &count))
    return slots.prefix(Int(count)).filter { slot in
      var facts = ck_token_info()
      guard unsafe module.functions.pointee.C_GetTokenInfo(slot, &facts) == CKR_OK else { return false }
      let bytes = unsafe withUnsafeBytes(of: facts.label) { unsafe Array($0) }
      return String(decoding: bytes, as: UTF8.self).trimming(" \0") == label
    }
  }

  /// Logs this process in; nothing to do where it is already.
  func logIn(_ pin: Passphrase) throws(TokenFault) {
    let result = unsafe pin.withBytes { text in
      unsafe text.withMemoryRebound(to: UInt8.self, capacity: pin.count) {
        unsafe module.functions.pointee.C_Login(
          handle, CKU_USER, UnsafeMutablePointer(mutating: $0), UInt(pin.count))
      }
    }
    if result != CKR_USER_ALREADY_LOGGED_IN { try Self.check(result) }
  }

  /// The objects that have all these attributes; at most 64.
  func objects(_ attributes: [(type: UInt, value: [UInt8])]) throws(TokenFault) -> [UInt] {
    try start(search: attributes)
    var found = [UInt](repeating: 0, count: 64)
    var count: UInt = 0
    let result = unsafe module.functions.pointee.C_FindObjects(handle, &found, UInt(found.count), &count)
    _ = unsafe module.functions.pointee.C_FindObjectsFinal(handle)
    try Self.check(result)
    return Array(found.prefix(Int(count)))
  }

  private func start(search attributes: [(type: UInt, value: [UInt8])]) throws(TokenFault) {
    // All values in one block, so that their addresses hold through the call.
    let values = attributes.flatMap(\.value)
    var wanted: [ck_attribute] = unsafe []
    let result = unsafe values.withUnsafeBytes { block in
      var offset = 0
      for (type, value) in attributes {
        let start = unsafe block.baseAddress.map { unsafe UnsafeMutableRawPointer(mutating: $0 + offset) }
        unsafe wanted.append(ck_attribute(type: type, value: start, value_len: UInt(value.count)))
        offset += value.count
      }
      return unsafe module.functions.pointee.C_FindObjectsInit(handle, &wanted, UInt(wanted.count))
    }
    try Self.check(result)
  }

  /// An attribute's bytes; nil where the object has none or does not show it.
  func attribute(_ type: UInt, of object: UInt) -> [UInt8]? {
    var wanted = unsafe ck_attribute(type: type, value: nil, value_len: 0)
    guard unsafe module.functions.pointee.C_GetAttributeValue(handle, object, &wanted, 1) == CKR_OK,
      unsafe wanted.value_len <= 1 << 16
    else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(unsafe wanted.value_len))
    let result = unsafe bytes.withUnsafeMutableBytes {
      unsafe wanted.value = $0.baseAddress
      return unsafe module.functions.pointee.C_GetAttributeValue(handle, object, &wanted, 1)
    }
    guard result == CKR_OK else { return nil }
    return Array(bytes.prefix(Int(unsafe wanted.value_len)))
  }

  /// The signature of a private key by a mechanism without parameters.
  func sign(_ bytes: [UInt8], key: UInt, mechanism: UInt) throws(TokenFault) -> [UInt8] {
    var mechanism = unsafe ck_mechanism(mechanism: mechanism, parameter: nil, parameter_len: 0)
    try Self.check(unsafe module.functions.pointee.C_SignInit(handle, &mechanism, key))
    var input = bytes
    var signature = [UInt8](repeating: 0, count: 512)
    var count = UInt(signature.count)
    try Self.check(
      unsafe module.functions.pointee.C_Sign(handle, &input, UInt(input.count), &signature, &count))
    return Array(signature.prefix(Int(count)))
  }
}

extension String {
  /// The text without these characters at its end.
  fileprivate func trimming(_ characters: String) -> String {
    var text = self[...]
    while let last = text.last, characters.contains(last) { text.removeLast() }
    return String(text)
  }
}
