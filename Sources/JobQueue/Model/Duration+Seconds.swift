extension Duration {
  /// The length as a number of seconds, as PostgreSQL's `make_interval(secs => …)` takes it.
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
