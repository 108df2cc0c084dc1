import Foundation

/// The steps that bring a private cluster up. They block.
struct ClusterStart {
  private static let largestLog = 8 << 20
  private let cluster: PrivateCluster
  private let folder: ClusterFolder
  private let environment = ProcessInfo.processInfo.environment

  init(_ cluster: PrivateCluster) {
    self.cluster = cluster
    folder = ClusterFolder(cluster.folder)
  }

  func run() throws -> RunningCluster {
    let user = try ServerUser.current()
    let programs = try ServerPrograms.find(version: folder.version, environment: environment)
    try makeDataFolder(for: user)
    let lock = try FolderLock(folder: folder.path)
    rotateLog()
    try endOrphan()
    if folder.version == nil { try create(programs, as: user) }
    let socketFolder = folder.socketFolder(for: user, environment: environment)
    try user.makePrivateFolder(socketFolder)
    removeOldSocket(in: socketFolder)
    let process = try launch(programs, as: user, socketFolder: socketFolder)
    let running = RunningCluster(
      process: process, folder: folder, socketFolder: socketFolder, lock: lock)
    do {
      try makeDatabase(running)
    } catch {
      running.stopNow(.fast)
      throw error
    }
    return running
  }

  private func makeDataFolder(for user: ServerUser) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: folder.path, withIntermediateDirectories: true,
        attributes: [.posixPermissions: user.isOther ? 0o755 : 0o700])
    } catch {
      throw ClusterError.folder(folder.path, reason: (error as NSError).localizedDescription)
    }
    try user.requirePassage(to: folder.path)
  }

  /// Keeps the log from growing for ever: a large one becomes the old one.
  private func rotateLog() {
    let size = (try? FileManager.default.attributesOfItem(atPath: folder.log)[.size] as? Int) ?? 0
    if size > Self.largestLog { _ = unsafe rename(folder.log, folder.oldLog) }
  }

  /// Clears away what a killed owner left running, and a process number that may be another program's today.
  private func endOrphan() throws(ClusterError) {
    guard ServerProcesses(data: folder.data).end() else {
      throw .alreadyRunning(
        folder: folder.path, owner: PostmasterFile(data: folder.data).map { Int($0.process) })
    }
    _ = unsafe unlink(PostmasterFile.path(folder.data))
  }

  /// The lock beside a socket names a process; after a kill that number may be someone else's, and the server
  /// would wait for ever.
  private func removeOldSocket(in socketFolder: String) {
    for suffix in ["", ".lock"] {
      _ = unsafe unlink("\(socketFolder)/.s.PGSQL.\(ClusterFolder.port)\(suffix)")
    }
  }

  /// Makes the cluster beside its place and moves it there when it is complete, so that a kill in between
  /// leaves nothing half made.
  private func create(_ programs: ServerPrograms, as user: ServerUser) throws {
    try? FileManager.default.removeItem(atPath: folder.unfinished)
    try user.makePrivateFolder(folder.unfinished)
    // A cluster whose owner gives durability up (fsync off, as tests do) need not be written out either.
    let sync = cluster.settings["fsync"] == "off" ? ["--no-sync"] : []
    let command =
      [
        programs.path("initdb"), "--pgdata=\(folder.unfinished)", "--username=\(RunningCluster.user)",
        "--encoding=UTF8", "--locale=C.UTF-8", "--auth-local=trust", "--auth-host=reject", "--data-checksums",
        "--no-instructions",
      ] + sync
    let process = try child(user.command(command), failure: ClusterError.creationFailed)
    while process.isRunning { Self.pause() }
    guard process.succeeded else {
      throw ClusterError.creationFailed(folder: folder.path, log: folder.lastLines())
    }
    guard unsafe rename(folder.unfinished, folder.data) == 0 else {
      throw ClusterError.folder(folder.data, reason: lastError)
    }
    try writeOut(folder.path)
  }

  /// Makes the names in a folder durable: a power cut must not bring back the old name of what is in use.
  private func writeOut(_ path: String) throws(ClusterError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    guard descriptor >= 0, fsync(descriptor) == 0 else { throw .folder(path, reason: lastError) }
  }

  private func launch(_ programs: ServerPrograms, as user: ServerUser, socketFolder: String) throws
    -> ChildProcess
  {
    let command =
      [programs.path("postgres"), "-D", folder.data]
      + serverSettings(socketFolder).sorted { $0.key < $1.key }.flatMap { ["-c", "\($0.key)=\($0.value)"] }
    let process = try child(user.command(command), failure: ClusterError.startFailed)
    let end = Deadline.after(cluster.startTimeout)
    while process.isRunning, !end.hasPassed {
      if let file = PostmasterFile(data: folder.data), file.process == process.id, file.isReady {
        return process
      }
      Self.pause()
    }
    process.signal(SIGQUIT)
    throw ClusterError.startFailed(folder: folder.path, log: folder.lastLines())
  }

  private func serverSettings(_ socketFolder: String) -> [String: String] {
    let chosen = [
      "listen_addresses": "", "port": String(ClusterFolder.port), "unix_socket_directories": socketFolder,
      "unix_socket_permissions": "0700", "cluster_name": "trao", "timezone": "UTC",
      // A statement whose client has left is ended, and lets its locks go.
      "client_connection_check_interval": "5s",
      // The log tells about the server. What it refuses is told to who asked; it may quote personal data.
      "logging_collector": "off", "log_min_messages": "log", "log_min_error_statement": "panic",
      "log_error_verbosity": "terse", "log_line_prefix": "%m [%p] ", "log_timezone": "UTC",
      "lc_messages": "C",
    ]
    return chosen.merging(cluster.settings) { _, given in given }
  }

  private func makeDatabase(_ running: RunningCluster) throws {
    let maintenance = DatabaseConfiguration(
      conninfo: RunningCluster.conninfo(socketFolder: running.socketFolder, database: "postgres"),
      applicationName: "trao/cluster")
    let database = Database(
      try Connector(maintenance).connect(until: .after(.seconds(30))), configuration: maintenance)
    let name = RunningCluster.database
    guard try database.query("select 1 from pg_database where datname = \(name)").isEmpty else { return }
    try database.script("create database \(name)")
  }

  private func child(
    _ command: [String], failure: (String, [String]) -> ClusterError
  ) throws(ClusterError) -> ChildProcess {
    // Nothing of ours reaches the server: PG* variables would change what it does.
    let environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/", "TZ": "UTC"]
    do {
      return try ChildProcess(command, environment: environment, log: folder.log)
    } catch {
      throw failure(folder.path, ["\(command[0]): \(unsafe String(cString: strerror(error.code.rawValue)))"])
    }
  }

  static func pause() { usleep(10_000) }
}
