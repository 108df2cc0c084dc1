import Foundation
import Synchronization

/// The ownership of a data folder, as an flock(2) on a file in it. It ends with the process, however that ends.
final class FolderLock: Sendable {
  private let descriptor: Mutex<Int32?>

  /// Takes the ownership and writes our process id into the file.
  ///
  /// - Throws: ``ClusterError/alreadyRunning(folder:owner:)`` when someone has it.
  init(folder: String) throws(ClusterError) {
    let path = "\(folder)/lock"
    // Children must not inherit the descriptor: the lock would outlive us in them.
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .folder(folder, reason: lastError) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let owner = (try? String(contentsOfFile: path, encoding: .utf8)).flatMap {
        Int($0.trimmingCharacters(in: .whitespacesAndNewlines))
      }
      Foundation.close(descriptor)
      throw .alreadyRunning(folder: folder, owner: owner)
    }
    let text = Array("\(getpid())\n".utf8)
    _ = ftruncate(descriptor, 0)
    _ = unsafe pwrite(descriptor, text, text.count, 0)
    self.descriptor = Mutex(descriptor)
  }

  deinit { release() }

  /// Ends the ownership.
  func release() {
    let held = descriptor.withLock { descriptor in
      defer { descriptor = nil }
      return descriptor
    }
    guard let held else { return }
    // Closing alone would leave the lock to a child that another thread has just forked, until its exec.
    flock(held, LOCK_UN)
    Foundation.close(held)
  }
}
