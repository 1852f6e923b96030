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

  /// Opens a ledger: to be read, unless it says otherwise.
  ///
  /// One that is read may lie where nothing may be written, and other processes may write it meanwhile.
  ///
  /// - Parameters:
  ///   - creates: Whether runs are to be kept in it: a file that is not there is made, and the folder that it lies in.
  ///   - changes: Whether runs may be removed from it.
  /// - Throws: `LedgerError` for a file that is missing, cannot be used, or is none of this version.
  public init(
    _ path: String, creates: Bool = false, changes: Bool = false
  ) throws(LedgerError) {
    self.path = path
    guard unsafe access(path, F_OK) == 0 || creates else { throw .missing(path: path) }
    var status = stat()
    if unsafe stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      throw .noLedger(path: path)
    }
    if creates, let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      _ = unsafe mkdir(String(path[..<slash]), 0o777)
    }
    do {
      database = Mutex(
        try Self.opened(path, for: creates ? .creating : changes ? .writing : .reading))
    } catch {
      throw Self.error(error, path)
    }
  }

  /// How long is waited for a process that makes the file or closes it, in hundredths of a second: SQLite waits by
  /// itself for those alone that read and write.
  private static let patience = 1000

  private static func opened(
    _ path: String, for purpose: SQLiteDatabase.Access, tries: Int = 0
  ) throws -> SQLiteDatabase {
    do {
      let database = try SQLiteDatabase(path, for: purpose)
      try prepare(database, path, for: purpose)
      return database
    } catch let failure as SQLiteDatabase.Failure where failure.isBusy && tries < patience {
      usleep(10_000)
      return try opened(path, for: purpose, tries: tries + 1)
    } catch let failure as SQLiteDatabase.Failure
      where purpose == .reading && failure.isOfWriting
    {
      guard unsafe access(path, R_OK) == 0 else { throw failure }
      // Nobody can be writing it: that takes a log beside the file.
      var status = stat()
      guard unsafe stat(path + "-wal", &status) != 0 || status.st_size == 0 else {
        throw LedgerError.unusable(
          path: path,
          reason: "its last changes are in a log beside it, in a folder that may not be written to")
      }
      let database = try SQLiteDatabase(path, for: .readingAlone)
      try prepare(database, path, for: .readingAlone)
      return database
    }
  }

  /// Makes the tables of a new file, and checks those of an old one.
  private static func prepare(
    _ database: SQLiteDatabase, _ path: String, for purpose: SQLiteDatabase.Access
  ) throws {
    func number(_ statement: String) throws -> Int {
      try database.run(statement).first?.first?.integer ?? 0
    }
    func isEmpty() throws -> Bool { try number("SELECT count(*) FROM sqlite_schema") == 0 }
    if purpose == .reading { try database.execute("PRAGMA query_only = ON") }
    let isNew = try isEmpty()
    // A file of somebody else is left as it is.
    let isOurs = try number("PRAGMA application_id") == LedgerSchema.application
    guard isOurs || isNew && purpose == .creating else { throw LedgerError.noLedger(path: path) }
    let version = try number("PRAGMA user_version")
    guard version <= LedgerSchema.version else {
      throw LedgerError.tooNew(path: path, version: version)
    }
    guard purpose == .writing || purpose == .creating else { return }
    // Without locks and without waiting: what is written is in the log before the call returns.
    try database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
    try database.execute("PRAGMA foreign_keys = ON")
    guard isNew else { return }
    try database.transaction {
      // Another process may have been first.
      if try isEmpty() { try database.execute(LedgerSchema.statements) }
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

  /// Whether a process is there, as far as this one may know.
  package static func isAtWork(_ process: Int) -> Bool {
    kill(pid_t(truncatingIfNeeded: process), 0) == 0 || errno == EPERM
  }
}
