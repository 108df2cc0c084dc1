import Foundation
import PostgreSQL
import Signing

/// Examines an installation: what it needs, what it has, and what to do about the difference.
public struct Doctor: Sendable {
  let place: Place

  public init(_ place: Place) {
    self.place = place
  }

  /// Examines everything that can be examined. What needs the database is left out where there is none.
  public func examine() async -> [Finding] {
    var findings = [configuration()]
    if case .privateCluster(let folder) = place.choice { findings.append(disk(of: folder)) }
    findings.append(papers())
    findings += key()
    let database: DatabaseConfiguration
    do {
      var reachable = try place.database(for: "doctor")
      reachable.connectTimeout = min(reachable.connectTimeout, .seconds(5))
      database = reachable
    } catch {
      return findings + [
        Finding(
          "database", .problem, "\(place.choice.description) is not running", remedy: "start it with trao up")
      ]
    }
    let pool = Pool(database, size: 1)
    findings += await DatabaseExamination(pool: pool, place: place).examine()
    await pool.close()
    return findings
  }

  private func configuration() -> Finding {
    let name = place.file.url?.path ?? "the built-in defaults"
    if place.file.exposesPassword(place.configuration) == true {
      return Finding(
        "configuration", .problem, "\(name) holds a password and may be read by others",
        remedy: "chmod 600 \(name), or move the password to ~/.pgpass")
    }
    return Finding("configuration", .ok, name)
  }

  /// Less than this is a problem: a busy conference writes some hundred megabytes.
  private static let leastFreeBytes = 1 << 30

  private func disk(of folder: URL) -> Finding {
    var existing = folder
    while !FileManager.default.fileExists(atPath: existing.path), existing.path != "/" {
      existing.deleteLastPathComponent()
    }
    let facts = try? FileManager.default.attributesOfFileSystem(forPath: existing.path)
    guard let free = (facts?[.systemFreeSize] as? NSNumber)?.intValue else {
      return Finding("disk", .note, "the free space of \(existing.path) cannot be read")
    }
    let text = "\(free >> 20) MB free in \(folder.path)"
    return free < Self.leastFreeBytes
      ? Finding("disk", .problem, text, remedy: "make room: at least \(Self.leastFreeBytes >> 20) MB")
      : Finding("disk", .ok, text)
  }

  /// Only what is wrong with the key itself; its record is looked at with the database.
  private func key() -> [Finding] {
    let signing = place.configuration.signing
    var findings: [Finding] = []
    do throws(SigningError) {
      _ = try signing.anchors()
    } catch {
      findings.append(
        Finding(
          "trust", .problem, "signing.trust: \(error.location): \(error.message)",
          remedy: "name files or folders of certificates there, or take the entry out"))
    }
    if !signing.key.isEmpty, case .credential(let name) = signing.passphrase(),
      ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"] == nil
    {
      return findings + [
        Finding("seal", .note, "the key is not opened here: only the service is given the credential \(name)")
      ]
    }
    do {
      guard try SealMaterials(signing) != nil else {
        return findings + [
          Finding(
            "seal", .note, "papers stay unsigned: signing.key names no key",
            remedy:
              "if papers shall be sealed: make a key (trao key new), name it in signing.key, restart the daemons"
          )
        ]
      }
    } catch {
      findings.append(Finding("seal", .problem, "\(error)", remedy: error.remedy))
    }
    return findings
  }

  private func papers() -> Finding {
    do {
      try PaperMaterials(place.configuration.documents).check()
      return Finding("papers", .ok, "every template is sound and finds its fonts")
    } catch {
      return Finding("papers", .problem, "\(error)", remedy: error.remedy)
    }
  }
}
