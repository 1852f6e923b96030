/// What was removed from a ledger, or would be.
public struct Removal: Sendable, Hashable, Codable {
  /// The numbers of the runs.
  public let runs: [Int]
  /// The cells that no other run needs.
  public let cells: Int
  /// By how many bytes the file is smaller; about how many, where nothing was removed yet.
  public let bytes: Int
}

extension Ledger {
  /// Removes runs, and the cells that no other run needs.
  ///
  /// - Throws: `LedgerError.noRun` for a number that no run has, `isRunning` for a run whose process is at work: then
  ///   nothing is removed.
  @discardableResult
  public func remove(_ ids: [Int]) throws(LedgerError) -> Removal {
    try check(ids)
    return try use { [path] database in
      let before = try Self.size(database)
      let count = try database.transaction {
        for id in ids {
          let key = SQLiteDatabase.Value.integer(Int64(id))
          let row = try database.run("SELECT state, process FROM run WHERE id = ?", [key]).first
          // Another process may have removed it, or gone on with it, since it was looked at.
          guard let row else { continue }
          if row[0].text == RunRecord.State.running.rawValue, Self.isAtWork(row[1].integer ?? 0) {
            throw LedgerError.isRunning(path: path, id: id)
          }
          try database.run("DELETE FROM run WHERE id = ?", [key])
        }
        try database.run("DELETE FROM cell WHERE checksum NOT IN (SELECT checksum FROM run_cell)")
        return database.changes
      }
      // Where others are at work in the file, it shrinks the next time.
      try? database.execute("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")
      return Removal(runs: ids, cells: count, bytes: max(0, before - (try Self.size(database))))
    }
  }

  /// What `remove` would remove.
  ///
  /// - Throws: As `remove`.
  public func removal(of ids: [Int]) throws(LedgerError) -> Removal {
    try check(ids)
    let list = ids.map(String.init).joined(separator: ",")
    return try use { database in
      let cells =
        try database.run(
          """
          SELECT count(*), total(length(content) + length(coalesce(failure, ''))) FROM cell WHERE checksum IN (
            SELECT checksum FROM run_cell WHERE run IN (\(list))
            EXCEPT SELECT checksum FROM run_cell WHERE run NOT IN (\(list)))
          """
        ).first ?? []
      let rest = try database.run(
        """
        SELECT total(length) FROM (
          SELECT length(plan) AS length FROM run WHERE id IN (\(list))
          UNION ALL SELECT length(content) FROM configuration WHERE run IN (\(list))
          UNION ALL SELECT length(content) FROM outcome WHERE run IN (\(list))
          UNION ALL SELECT 500 FROM run_cell WHERE run IN (\(list)))
        """)
      let bytes = (cells.last?.real ?? 0) + (rest.first?.first?.real ?? 0)
      return Removal(runs: ids, cells: cells.first?.integer ?? 0, bytes: Int(bytes))
    }
  }

  private func check(_ ids: [Int]) throws(LedgerError) {
    let states = Dictionary(try runs().map { ($0.id, $0.state) }) { $1 }
    for id in ids {
      guard let state = states[id] else {
        _ = try run(id)
        continue
      }
      guard state != .running else { throw .isRunning(path: path, id: id) }
    }
  }

  /// The bytes of the file, all that is in the log included.
  private static func size(_ database: SQLiteDatabase) throws -> Int {
    try ["PRAGMA page_count", "PRAGMA page_size"]
      .map { try database.run($0).first?.first?.integer ?? 0 }.reduce(1, *)
  }
}
