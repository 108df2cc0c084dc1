extension Setting {
  /// Every key there is, in the order of `config/trao.yaml`.
  static let all: [Setting] = [
    .text("database.conninfo", \.database.conninfo),
    .duration("database.connect_timeout", \.database.connectTimeout, .seconds(1) ... .seconds(300)),
    .duration("database.statement_deadline", \.database.statementDeadline, .seconds(1) ... .seconds(3600)),
    .text("data.folder", \.data.folder),
    .choice("log.level", \.log.level, .onReload),
    .choice("log.format", \.log.format, .onReload),
    .count("worker.renderers", \.worker.renderers, 0...256),
    .duration("worker.poll_interval", \.worker.pollInterval, .milliseconds(100) ... .seconds(3600)),
    .duration("worker.lease", \.worker.lease, .seconds(3) ... .seconds(600)),
    .duration("worker.renew_interval", \.worker.renewInterval, .milliseconds(200) ... .seconds(180)),
    .duration("worker.sweep_interval", \.worker.sweepInterval, .milliseconds(200) ... .seconds(300)),
    .count("worker.claim", \.worker.claim, 1...500),
    .count("worker.commit_documents", \.worker.commitDocuments, 1...500),
    .count("worker.commit_megabytes", \.worker.commitMegabytes, 1...64),
    .duration("worker.commit_interval", \.worker.commitInterval, .zero ... .seconds(1)),
    .duration("worker.grace", \.worker.grace, .zero ... .seconds(300)),
    .text("documents.templates", \.documents.templates),
    .folders("documents.fonts", \.documents.fonts),
    .address("documents.verification_address", \.documents.verificationAddress),
  ]
}
