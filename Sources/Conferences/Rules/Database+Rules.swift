import PostgreSQL

extension Database {
  /// Lets the rules speak now that are checked at the end of a transaction, while it can still be said what they
  /// refuse; what follows is checked at the end again.
  func checkRules() throws(DatabaseError) {
    try query("set constraints all immediate")
    try query("set constraints all deferred")
  }
}
