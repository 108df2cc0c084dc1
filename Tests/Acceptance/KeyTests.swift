import Foundation
import TestSupport
import Testing

@Suite struct `Keys on the command line` {
  private static let secret = "one two three"

  /// The program with a database, a folder for keys and a passphrase.
  private func withKeys(_ body: (Program, TemporaryFolder) async throws -> Void) async throws {
    try await TestDatabase.withDatabase { database in
      let folder = try TemporaryFolder()
      let configuration = folder.url.appending(path: "trao.yaml")
      try Data("signing: {key: office, folder: \(folder.url.path)/keys}\n".utf8).write(to: configuration)
      try write(Self.secret, "passphrase", mode: 0o600, in: folder)
      try await body(
        Program(
          home: folder.url, common: ["--database", database.conninfo, "--config", configuration.path]), folder
      )
    }
  }

  private func write(_ text: String, _ name: String, mode: Int, in folder: TemporaryFolder) throws {
    let path = folder.url.appending(path: name).path
    try Data(text.utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  private func make(_ name: String, _ passphrase: String = "passphrase", in folder: TemporaryFolder)
    -> [String]
  {
    [
      "key", "new", name, "--subject", "Văn phòng UBND", "--country", "VN", "--days", "20",
      "--passphrase-file",
      folder.url.appending(path: passphrase).path,
    ]
  }

  @Test func `are made, listed and retired, and never show their passphrase`() async throws {
    try await withKeys { program, folder in
      let request = folder.url.appending(path: "office.csr").path
      let made = try await program.run(make("office", in: folder) + ["--request", request, "--json"])
      #expect(made.status == 0, "\(made.errors)")
      let record = try #require(try made.json() as? [String: Any])
      #expect(record["state"] as? String == "in use" && record["algorithm"] as? String == "p256")
      let file = try #require(record["file"] as? String)
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(text.hasPrefix("-----BEGIN ENCRYPTED PRIVATE KEY-----"))
      #expect(try String(contentsOfFile: request, encoding: .utf8).contains("CERTIFICATE REQUEST"))

      let again = try await program.run(make("office", in: folder))
      #expect(again.status == 73, "\(again.errors)")
      #expect(try String(contentsOfFile: file, encoding: .utf8) == text)

      let list = try await program.run("key", "list")
      #expect(list.output.contains("office") && list.output.contains("Văn phòng UBND"), "\(list.output)")
      let findings = try await program.run("doctor", "--json")
      #expect(findings.output.contains("nothing says where the passphrase"), "\(findings.output)")

      let retired = try await program.run("key", "retire", "office", "--reason", "mất", "--as", "An")
      #expect(retired.status == 0, "\(retired.errors)")
      #expect(try await program.run("key", "retire", "office", "--reason", "mất").status == 65)
      #expect(try await program.run("key", "retire", "none", "--reason", "mất").status == 66)
      let states = try #require(try await program.run("key", "list", "--json").json() as? [[String: Any]])
      #expect(states.map { $0["state"] as? String } == ["retired"])
      for outcome in [made, again, list, findings, retired] {
        #expect(!(outcome.output + outcome.errors).contains(Self.secret))
      }
    }
  }

  @Test func `are taken in from another file, under our own passphrase`() async throws {
    try await withKeys { program, folder in
      let made = try await program.run(make("first", in: folder))
      #expect(made.status == 0, "\(made.errors)")
      let source = folder.url.appending(path: "keys/first.pem").path
      try write("another", "second-passphrase", mode: 0o600, in: folder)
      let taken = try await program.run(
        "key", "import", "second", source, "--import-passphrase-file",
        folder.url.appending(path: "passphrase").path, "--passphrase-file",
        folder.url.appending(path: "second-passphrase").path)
      // The same certificate has one name, and nothing of the second is left.
      #expect(taken.status == 65 && taken.errors.contains("first"), "\(taken.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "keys/second.pem").path))
    }
  }

  @Test func `are taken in from PKCS 12 with the certificates above, and are ready to seal`() async throws {
    try await withKeys { program, folder in
      let home = folder.url.path
      func openssl(_ words: String) throws {
        let run = try OtherProgram.run(
          ["openssl"] + words.replacing("~", with: home).split(separator: " ").map(String.init))
        #expect(run.status == 0, "\(run.output)")
      }
      let new = "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
      try openssl("\(new) -x509 -days 9 -subj /CN=Authority -keyout ~/ca.key -out ~/ca.pem")
      try openssl("\(new) -subj /CN=Office/C=VN -keyout ~/office.key -out ~/office.csr")
      try openssl(
        "x509 -req -days 9 -in ~/office.csr -CA ~/ca.pem -CAkey ~/ca.key -CAcreateserial -out ~/office.pem")
      try openssl(
        "pkcs12 -export -inkey ~/office.key -in ~/office.pem -certfile ~/ca.pem -passout pass:geheim "
          + "-out ~/office.p12")
      try write("geheim", "import", mode: 0o600, in: folder)
      let words = [
        "key", "import", "office", "\(home)/office.p12", "--import-passphrase-file", "\(home)/import",
        "--passphrase-file", "\(home)/passphrase",
      ]
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: "\(home)/office.p12")
      let taken = try await program.run(words + ["--json"])
      let record = try #require(try taken.json() as? [String: Any], "\(taken.errors)")
      #expect(record["subject"] as? String == "Office" && record["certificates"] as? Int == 2)
      #expect(record["state"] as? String == "in use")
      let file = try #require(record["file"] as? String)
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(text.hasPrefix("-----BEGIN ENCRYPTED PRIVATE KEY-----"))
      #expect(try await program.run(words).status == 73)
      try Data(
        "signing: {key: office, folder: \(home)/keys, passphrase_file: \(home)/passphrase}\n".utf8
      ).write(to: folder.url.appending(path: "trao.yaml"))
      let doctor = try await program.run("doctor")
      #expect(doctor.output.contains("PROBLEM  seal: papers are sealed with the key office"))
    }
  }

  @Test func `need a passphrase that nobody else may read, and a name`() async throws {
    try await withKeys { program, folder in
      try write(Self.secret, "open", mode: 0o644, in: folder)
      #expect(try await program.run(make("office", "open", in: folder)).status == 77)
      #expect(try await program.run(make("office", "none", in: folder)).status == 66)
      #expect(try await program.run(make("../office", in: folder)).status == 64)
      #expect(try await program.run("key", "new", "office", "--subject", "A").status == 77)
      #expect(try await program.run("key", "import", "office").status == 64)
      #expect(try await program.run("key", "import", "office", "--pkcs11", "a").status == 78)
      let keys = try #require(try await program.run("key", "list", "--json").json() as? [Any])
      #expect(keys.isEmpty)
    }
  }
}
