internal import CPKCS11
internal import Foundation

/// A PKCS#11 module, loaded at run time through p11-kit, which counts who uses it and initialises it for several
/// threads.
///
/// - Note: `@unchecked Sendable` because the table of functions never changes, and the module was told to lock for
///   itself (CKF_OS_LOCKING_OK).
@safe final class TokenModule: @unchecked Sendable {
  let functions: UnsafeMutablePointer<ck_function_list>

  /// - Throws: ``SigningError`` `.token` where the file is no module or does not start.
  init(path: String) throws(SigningError) {
    guard path.hasPrefix("/"), FileManager.default.isReadableFile(atPath: path),
      let functions = unsafe p11_kit_module_load(path, 0)
    else {
      let reason = unsafe p11_kit_message().map { unsafe String(cString: $0) } ?? ""
      throw SigningError(
        .token, "this is no PKCS#11 module\(reason.isEmpty ? "" : ": \(reason)")", where: path,
        remedy: "set signing.pkcs11.module to the full path of the library that came with the token")
    }
    let result = unsafe p11_kit_module_initialize(functions)
    guard result == CKR_OK else {
      unsafe p11_kit_module_release(functions)
      throw TokenFault(result).error("the PKCS#11 module does not start", where: path)
    }
    unsafe self.functions = functions
  }

  deinit {
    unsafe p11_kit_module_finalize(functions)
    unsafe p11_kit_module_release(functions)
  }
}
