public import MartletEvaluation
import MartletFiles
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is kept of runs in one file: their plans, every cell as it finishes, and what came out.
///
/// Nothing is written unless a run is begun. The file is SQLite's; several processes may use it at once.
///
/// ```swift
/// let ledger = try Ledger(".martlet/ledger.sqlite", creates: true)
/// let run = try PreparedRun(plan)
/// let kept = try ledger.begin(run.plan, commandLine: "")
/// let result = try await run.backtest(store: kept)
/// print(try ledger.runs().map(\.state))
/// ```
public final class Ledger: Sendable {
  /// Where a ledger lies when nobody names one.
  public static let usualPath = ".martlet/ledger.sqlite"

  /// The file as it was named.
  public let path: String
  private let database: Mutex<SQLiteDatabase>

  /// Opens a ledger.
  ///
  /// - Parameter creates: Whether a file that is not there is made, and the folder that it lies in.
  /// - Throws: `LedgerError` for a file that is missing, cannot be used, or is none of this version.
  public init(_ path: String, creates: Bool = false) throws(LedgerError) {
    self.path = path
    guard unsafe access(path, F_OK) == 0 || creates else { throw .missing(path: path) }
    if creates, let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      _ = unsafe mkdir(String(path[..<slash]), 0o777)
    }
    do {
      let database = try SQLiteDatabase(path, creates: creates)
      try Self.prepare(database, path)
      self.database = Mutex(database)
    } catch {
      throw Self.error(error, path)
    }
  }

  /// Makes the tables of a new file, and checks those of an old one.
  private static func prepare(_ database: SQLiteDatabase, _ path: String) throws {
    func number(_ statement: String) throws -> Int64 {
      if case .integer(let value)? = try database.run(statement).first?.first { value } else { 0 }
    }
    // Without locks and without waiting: what is written is in the log before the call returns.
    try database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
    try database.execute("PRAGMA foreign_keys = ON")
    if try number("SELECT count(*) FROM sqlite_schema") == 0 {
      try database.transaction {
        // Another process may have been first.
        guard try number("SELECT count(*) FROM sqlite_schema") == 0 else { return }
        try database.execute(LedgerSchema.statements)
      }
    }
    guard try number("PRAGMA application_id") == LedgerSchema.application else {
      throw LedgerError.noLedger(path: path)
    }
    let version = try number("PRAGMA user_version")
    guard version <= LedgerSchema.version else {
      throw LedgerError.tooNew(path: path, version: Int(version))
    }
  }

  private static func error(_ error: any Error, _ path: String) -> LedgerError {
    switch error {
    case let error as LedgerError: error
    case let error as SQLiteDatabase.Failure where error.isOfFormat: .noLedger(path: path)
    case let error as SQLiteDatabase.Failure where error.isOfRoom: .full(path: path)
    case let error as SQLiteDatabase.Failure: .unusable(path: path, reason: error.message)
    default: .unusable(path: path, reason: "\(error)")
    }
  }

  /// Closes the file; it takes nothing more. Where it is not called, the file is closed when nobody uses it.
  public func close() { database.withLock { $0.close() } }

  /// Works with the file; one thread at a time.
  func use<Value: Sendable>(
    _ body: @Sendable (SQLiteDatabase) throws -> Value
  ) throws(LedgerError) -> Value {
    let result: Result<Value, any Error> = database.withLock { database in
      Result { try body(database) }
    }
    do { return try result.get() } catch { throw Self.error(error, path) }
  }
}

// MARK: - Reading

extension Ledger {
  /// All runs, the oldest first.
  ///
  /// - Throws: `LedgerError` where the file cannot be read.
  public func runs() throws(LedgerError) -> [RunRecord] {
    try use { database in
      let files = try Self.files(database)
      return try database.run(Self.records + " ORDER BY id").compactMap {
        Self.record($0, files: files)
      }
    }
  }

  /// One run.
  ///
  /// - Throws: `LedgerError.noRun` for a number that no run has.
  public func run(_ id: Int) throws(LedgerError) -> RunRecord {
    let all = try runs()
    guard let found = all.first(where: { $0.id == id }) else {
      let ids = all.map(\.id)
      throw .noRun(
        path: path, id: id,
        known: ids.isEmpty ? nil : (ids.min() ?? id)...(ids.max() ?? id))
    }
    return found
  }

  /// The plan of a run, with all that followed from it spelled out.
  public func plan(of id: Int) throws(LedgerError) -> RunPlan? {
    try use { database in
      try database.run("SELECT plan FROM run WHERE id = ?", [.integer(Int64(id))]).first?.first?
        .text.flatMap { StoredJSON.value(of: $0) }
    }
  }

  /// What came out of each model of a run; none before it is done.
  public func outcomes(of id: Int) throws(LedgerError) -> [ModelOutcome] {
    try contents("SELECT content FROM outcome WHERE run = ? ORDER BY place", id)
  }

  /// The models that a run tries.
  public func configurations(of id: Int) throws(LedgerError) -> [Configuration] {
    try contents("SELECT content FROM configuration WHERE run = ? ORDER BY place", id)
  }

  /// What the cells of a run computed, failures too, in the order of models, cutoffs and seeds.
  public func cells(of id: Int) throws(LedgerError) -> [CellResult] {
    try contents(
      """
      SELECT content FROM run_cell JOIN cell USING (checksum) WHERE run = ?
      ORDER BY label, cutoff, seed, checksum
      """, id)
  }

  /// The checksums of the cells of a run: two runs have a cell in common where all that it depends on is the same.
  public func cellChecksums(of id: Int) throws(LedgerError) -> Set<String> {
    try use { database in
      Set(
        try database.run("SELECT checksum FROM run_cell WHERE run = ?", [.integer(Int64(id))])
          .compactMap { $0[0].text })
    }
  }

  /// How many configurations have been tried on a file, whatever it is called, in all runs.
  ///
  /// - Parameter sha256: The checksum of its bytes.
  public func configurationCount(onFile sha256: String) throws(LedgerError) -> Int {
    try use { database in
      try database.run(
        """
        SELECT count(DISTINCT configuration.checksum) FROM configuration
        JOIN run_file USING (run) WHERE run_file.place = 0 AND sha256 = ?
        """, [.text(sha256)]
      ).first?.first?.integer ?? 0
    }
  }

  private func contents<Value: Decodable & Sendable>(
    _ statement: String, _ id: Int
  ) throws(LedgerError) -> [Value] {
    try use { database in
      try database.run(statement, [.integer(Int64(id))]).compactMap {
        $0[0].text.flatMap { StoredJSON.value(of: $0) }
      }
    }
  }

  private static let records = """
    SELECT id, command, command_line, state, process, started, finished, seconds, cells, environment, message,
      (SELECT count(*) FROM run_cell WHERE run = id),
      (SELECT count(*) FROM run_cell WHERE run = id AND NOT is_new),
      (SELECT count(*) FROM run_cell JOIN cell USING (checksum) WHERE run = id AND failure IS NOT NULL)
    FROM run
    """

  private static func record(
    _ row: [SQLiteDatabase.Value], files: [Int: [RunPlan.File]]
  ) -> RunRecord? {
    guard let id = row[0].integer, let state = row[3].text.flatMap(RunRecord.State.init) else {
      return nil
    }
    let process = row[4].integer ?? 0
    return RunRecord(
      id: id, command: row[1].text ?? "", commandLine: row[2].text ?? "",
      state: state == .running && !isAtWork(process) ? .stopped : state,
      started: row[5].text ?? "", finished: row[6].text, seconds: row[7].real ?? 0,
      cells: row[8].integer ?? 0, kept: row[11].integer ?? 0, reused: row[12].integer ?? 0,
      failures: row[13].integer ?? 0, environment: row[9].text ?? "", message: row[10].text,
      files: files[id] ?? [])
  }

  private static func files(_ database: SQLiteDatabase) throws -> [Int: [RunPlan.File]] {
    let rows = try database.run("SELECT run, name, sha256 FROM run_file ORDER BY run, place")
    return Dictionary(grouping: rows) { $0[0].integer ?? 0 }.mapValues { rows in
      rows.map { RunPlan.File(name: $0[1].text ?? "", sha256: $0[2].text) }
    }
  }

  /// Whether a process is there, as far as this one may know.
  static func isAtWork(_ process: Int) -> Bool {
    kill(pid_t(truncatingIfNeeded: process), 0) == 0 || errno == EPERM
  }
}

// MARK: - Removing

extension Ledger {
  /// Removes runs, and the cells that no other run needs.
  ///
  /// - Returns: How many cells were removed.
  /// - Throws: `LedgerError.noRun` for a number that no run has: then nothing is removed.
  @discardableResult
  public func remove(_ ids: [Int]) throws(LedgerError) -> Int {
    for id in ids { _ = try run(id) }
    return try use { database in
      let count = try database.transaction {
        for id in ids { try database.run("DELETE FROM run WHERE id = ?", [.integer(Int64(id))]) }
        try database.run("DELETE FROM cell WHERE checksum NOT IN (SELECT checksum FROM run_cell)")
        return database.changes
      }
      try database.execute("VACUUM")
      return count
    }
  }
}
