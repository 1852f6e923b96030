public import MartletEvaluation
import MartletFiles
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A run whose cells are kept in a ledger as they finish.
///
/// Where a cell cannot be kept, since the disk is full for example, the run goes on all the same: `failure` says
/// so at its end.
public final class KeptRun: CellStore {
  /// Its number in the ledger.
  public let id: Int
  /// Whether it goes on from where an earlier process stopped.
  public let goesOn: Bool
  private let ledger: Ledger
  private let program: String
  private let begun = ContinuousClock().now
  private let first = Mutex<LedgerError?>(nil)

  init(id: Int, goesOn: Bool, ledger: Ledger, program: String) {
    (self.id, self.goesOn, self.ledger, self.program) = (id, goesOn, ledger, program)
  }

  /// The first thing that could not be kept, and why; nil where all is kept.
  public var failure: LedgerError? { first.withLock { $0 } }

  public func expect(_ count: Int) {
    attempt { database in
      try database.run(
        "UPDATE run SET cells = cells + ? WHERE id = ?", [.integer(Int64(count)), key])
    }
  }

  public func result(checksum: String) -> CellResult? {
    let text = try? ledger.use { database in
      try database.run(
        "SELECT content FROM cell WHERE checksum = ? AND failure IS NULL",
        [.text(name(of: checksum))]
      ).first?.first?.text
    }
    return text.flatMap { StoredJSON.value(of: $0) }
  }

  public func keep(_ result: CellResult, checksum: String, isNew: Bool) {
    let name = SQLiteDatabase.Value.text(name(of: checksum))
    attempt { database in
      try database.transaction {
        // A cell that was taken from here may have been removed since, with the runs that had it.
        if try isNew || database.run("SELECT 1 FROM cell WHERE checksum = ?", [name]).isEmpty {
          try Self.insert(result, name, into: database)
        }
        try database.run(
          "INSERT OR IGNORE INTO run_cell (run, checksum, is_new) VALUES (?, ?, ?)",
          [key, name, .integer(isNew ? 1 : 0)])
      }
    }
  }

  /// Of two processes that compute one cell, the first is kept; of a failure, what came later.
  private static func insert(
    _ result: CellResult, _ name: SQLiteDatabase.Value, into database: SQLiteDatabase
  ) throws {
    try database.run(
      """
      INSERT INTO cell (checksum, label, seed, cutoff, content, failure, seconds, finished)
      VALUES (?, ?, ?, ?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
      ON CONFLICT (checksum) DO UPDATE SET content = excluded.content, failure = excluded.failure,
        seconds = excluded.seconds, finished = excluded.finished
      WHERE cell.failure IS NOT NULL
      """,
      [
        name, .text(result.cell.label), .integer(Int64(result.cell.seed)),
        .text(result.cell.cutoffs.first?.label ?? ""), .text(CellText.text(result)),
        .init(result.failure.map { $0.line.description }), .real(result.fitSeconds),
      ])
  }

  /// Says what came out, and that the run is done.
  public func finish(_ outcomes: [ModelOutcome]) {
    attempt { database in
      try database.transaction {
        try database.run("DELETE FROM outcome WHERE run = ?", [key])
        for (place, outcome) in outcomes.enumerated() {
          try database.run(
            "INSERT INTO outcome (run, place, label, content) VALUES (?, ?, ?, ?)",
            [
              key, .integer(Int64(place)), .text(outcome.label), .text(StoredJSON.text(outcome)),
            ])
        }
        try end(database, .done, message: nil)
      }
    }
  }

  /// Says that the run ended with an error.
  public func fail(_ message: String) {
    attempt { database in try end(database, .failed, message: message) }
  }

  /// Says that the run was interrupted: the same plan goes on from here.
  ///
  /// - Returns: How many of its cells are kept, and how many it has.
  @discardableResult
  public func stop() -> (kept: Int, all: Int) {
    attempt { database in try end(database, .stopped, message: nil) }
    let record = try? ledger.run(id)
    return (record?.kept ?? 0, record?.cells ?? 0)
  }

  private var key: SQLiteDatabase.Value { .integer(Int64(id)) }

  /// The key of a cell: results of another program, or of other kernels, are other results.
  private func name(of checksum: String) -> String {
    Checksum.sha256(of: Array("\(checksum) \(program)".utf8))
  }

  private func end(
    _ database: SQLiteDatabase, _ state: RunRecord.State, message: String?
  ) throws {
    try database.run(
      """
      UPDATE run SET state = ?, message = ?, seconds = seconds + ?,
        finished = strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
      WHERE id = ?
      """,
      [
        .text(state.rawValue), .init(message), .real((ContinuousClock().now - begun) / .seconds(1)),
        key,
      ])
  }

  private func attempt(_ body: @Sendable (SQLiteDatabase) throws -> Void) {
    do throws(LedgerError) {
      try ledger.use { try body($0) }
    } catch {
      first.withLock { $0 = $0 ?? error }
    }
  }
}

extension Ledger {
  /// Begins a run, or goes on with one of the same plan and program that was interrupted.
  ///
  /// - Parameters:
  ///   - plan: With all that follows from it spelled out, and the checksums of its files.
  ///   - commandLine: The command that repeats it.
  /// - Throws: `LedgerError` where the file cannot be written.
  public func begin(
    _ plan: RunPlan, commandLine: String, program: Program = .current
  ) throws(LedgerError) -> KeptRun {
    let text = StoredJSON.text(plan)
    let checksum = Checksum.sha256(of: Array("\(program.checksum) \(text)".utf8))
    let configurations = Configuration.all(of: plan)
    let (id, goesOn) = try use { database in
      try database.transaction { () -> (Int, Bool) in
        let process = SQLiteDatabase.Value.integer(Int64(getpid()))
        let open = try database.run(
          "SELECT id, process FROM run WHERE checksum = ? AND state IN ('running', 'stopped') ORDER BY id DESC",
          [.text(checksum)]
        ).first { row in
          let other = row[1].integer ?? 0
          return other == Int(getpid()) || !Self.isAtWork(other)
        }
        if let id = open?[0].integer {
          try database.run(
            "UPDATE run SET state = 'running', process = ?, cells = 0, finished = NULL WHERE id = ?",
            [process, .integer(Int64(id))])
          return (id, true)
        }
        try database.run(
          """
          INSERT INTO run (checksum, command, command_line, plan, program, environment, state, process, started)
          VALUES (?, ?, ?, ?, ?, ?, 'running', ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
          """,
          [
            .text(checksum), .text(plan.command ?? ""), .text(commandLine), .text(text),
            .text(program.checksum), .text(program.environment), process,
          ])
        let id = SQLiteDatabase.Value.integer(database.lastKey)
        for (place, file) in plan.allFiles.enumerated() {
          try database.run(
            "INSERT INTO run_file (run, place, name, sha256) VALUES (?, ?, ?, ?)",
            [id, .integer(Int64(place)), .text(file.name), .init(file.sha256)])
        }
        for (place, configuration) in configurations.enumerated() {
          try database.run(
            "INSERT INTO configuration (run, place, label, checksum, content) VALUES (?, ?, ?, ?, ?)",
            [
              id, .integer(Int64(place)), .text(configuration.label), .text(configuration.checksum),
              .text(StoredJSON.text(configuration)),
            ])
        }
        return (id.integer ?? 0, false)
      }
    }
    return KeptRun(id: id, goesOn: goesOn, ledger: self, program: program.checksum)
  }
}
