internal import CHarfBuzz
internal import Digests
internal import Synchronization

/// A font file mapped into memory once; its pages are read from disk when they are touched.
///
/// The file must not be shortened in place while it is mapped. Package managers do not: they put a new file
/// in its place.
final class FontFile: Sendable {
  let path: String
  let blob: FontBlob
  /// More than one in a collection (`.ttc`).
  let faceCount: Int
  private let digest = Mutex<String?>(nil)

  /// Maps a file.
  convenience init(path: String) throws(FontError) {
    guard let handle = unsafe hb_blob_create_from_file_or_fail(path) else { throw .unreadable(path: path) }
    try unsafe self.init(path: path, blob: FontBlob(taking: handle))
  }

  /// Takes bytes that are in memory already; `path` is what errors call them.
  init(path: String, blob: FontBlob) throws(FontError) {
    self.path = path
    self.blob = blob
    faceCount = unsafe Int(hb_face_count(blob.handle))
    guard faceCount > 0 else { throw .damaged(path: path, table: "directory") }
  }

  /// SHA-256 of the whole file, in hexadecimal. Reads all of it at the first use.
  var hash: String {
    digest.withLock { known in
      if let known { return known }
      let bytes = FontTable(name: "file", path: path, blob: blob)
      var hasher = SHA256()
      var start = 0
      while start < bytes.count {
        let end = min(start + 1 << 16, bytes.count)
        hasher.update(bytes.copy(start..<end))
        start = end
      }
      let hash = hasher.finalize().hex
      known = hash
      return hash
    }
  }
}

/// A reference to bytes that HarfBuzz holds.
///
/// `@safe`: the handle is owned by this object alone and valid as long as it.
/// `@unchecked Sendable`: a blob is made immutable here before anybody else sees it, HarfBuzz only reads
/// immutable blobs, and its reference count is atomic.
@safe final class FontBlob: @unchecked Sendable {
  let handle: OpaquePointer

  /// Takes over the caller's reference.
  init(taking handle: OpaquePointer) {
    unsafe self.handle = handle
    unsafe hb_blob_make_immutable(handle)
  }

  /// Keeps a copy of the bytes.
  convenience init(copying bytes: [UInt8]) {
    let handle = unsafe bytes.withUnsafeBytes { buffer in
      unsafe hb_blob_create(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), UInt32(buffer.count),
        HB_MEMORY_MODE_DUPLICATE, nil, nil)
    }
    unsafe self.init(taking: handle ?? hb_blob_get_empty())
  }

  deinit {
    unsafe hb_blob_destroy(handle)
  }
}
