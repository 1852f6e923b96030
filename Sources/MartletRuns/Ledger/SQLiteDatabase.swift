import CSQLite

/// One connection to a file of SQLite, with statements that are compiled once.
///
/// Several processes may have the file open: one that writes waits for another, up to ten seconds. A change is
/// whole or not there, however the process ends.
@safe final class SQLiteDatabase {
  /// A value of a column.
  enum Value: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
  }

  /// What a call returned that was no success.
  struct Failure: Error {
    let code: Int32
    let message: String

    /// Whether another process is in the way.
    var isBusy: Bool { code & 0xff == SQLITE_BUSY }
    /// Whether the disk has no more room, or the file may not grow.
    var isOfRoom: Bool { code & 0xff == SQLITE_FULL }
    /// Whether the file lies where nothing may be written, and was written with a log, as all ledgers are.
    var isOfWriting: Bool { [SQLITE_READONLY, SQLITE_CANTOPEN].contains(code & 0xff) }
    /// Whether the bytes of the file are no database.
    var isOfFormat: Bool { [SQLITE_NOTADB, SQLITE_CORRUPT].contains(code & 0xff) }
  }

  private var connection: OpaquePointer?
  private var statements: [String: OpaquePointer] = unsafe [:]

  /// What a file is opened for.
  enum Access: Sendable {
    /// To be read, while others may write it.
    case reading
    /// To be read where nobody writes it, and no lock can be taken: in a folder that may not be written to.
    case readingAlone
    /// To be read and written.
    case writing
    /// The same; a file that is not there is made.
    case creating

    fileprivate var flags: Int32 {
      switch self {
      // Locks are taken, and a log is put in order, where that is possible; else the file is read alone.
      case .reading, .writing: SQLITE_OPEN_READWRITE
      case .readingAlone: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
      case .creating: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      }
    }

    fileprivate func name(of path: String) -> String {
      guard case .readingAlone = self else { return path }
      let escaped = path.replacing("%", with: "%25").replacing("?", with: "%3f")
        .replacing("#", with: "%23")
      return "file:\(escaped)?immutable=1"
    }
  }

  /// Opens a file.
  init(_ path: String, for access: Access) throws(Failure) {
    let code = unsafe sqlite3_open_v2(
      access.name(of: path), &connection, access.flags | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK else {
      let failure = failure(code)
      unsafe sqlite3_close_v2(connection)
      unsafe connection = nil
      throw failure
    }
    unsafe sqlite3_busy_timeout(connection, 10_000)
    unsafe sqlite3_extended_result_codes(connection, 1)
  }

  deinit { close() }

  /// Closes the file, with all of it in one place. Whatever is asked later fails.
  func close() {
    unsafe statements.values.forEach { _ = unsafe sqlite3_finalize($0) }
    unsafe statements = [:]
    unsafe sqlite3_close_v2(connection)
    unsafe connection = nil
  }

  /// Runs statements that have no parameters and no result.
  func execute(_ statements: String) throws(Failure) {
    let code = unsafe sqlite3_exec(connection, statements, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code) }
  }

  /// Runs a statement with these values for its question marks, and returns its rows.
  @discardableResult
  func run(_ statement: String, _ values: [Value] = []) throws(Failure) -> [[Value]] {
    let compiled = try unsafe compiled(statement)
    defer {
      unsafe sqlite3_reset(compiled)
      unsafe sqlite3_clear_bindings(compiled)
    }
    for (index, value) in values.enumerated() {
      let code = unsafe bind(value, to: compiled, at: Int32(index + 1))
      guard code == SQLITE_OK else { throw failure(code) }
    }
    var rows: [[Value]] = []
    while true {
      let code = unsafe sqlite3_step(compiled)
      if code == SQLITE_DONE { return rows }
      guard code == SQLITE_ROW else { throw failure(code) }
      rows.append(
        (0..<(unsafe sqlite3_column_count(compiled))).map { unsafe value(of: compiled, $0) })
    }
  }

  /// Makes several changes at once, or none of them.
  func transaction<Value>(_ body: () throws -> Value) throws -> Value {
    try execute("BEGIN IMMEDIATE")
    do {
      let value = try body()
      try execute("COMMIT")
      return value
    } catch {
      try? execute("ROLLBACK")
      throw error
    }
  }

  /// Reads several things as they stood at one moment.
  func snapshot<Value>(_ body: () throws -> Value) throws -> Value {
    try execute("BEGIN")
    defer { try? execute("COMMIT") }
    return try body()
  }

  /// The key of the row that was inserted last.
  var lastKey: Int64 { unsafe sqlite3_last_insert_rowid(connection) }

  /// How many rows the last statement changed.
  var changes: Int { Int(unsafe sqlite3_changes(connection)) }

  private func compiled(_ statement: String) throws(Failure) -> OpaquePointer {
    if let known = unsafe statements[statement] { return unsafe known }
    var made: OpaquePointer?
    let code = unsafe sqlite3_prepare_v2(connection, statement, -1, &made, nil)
    guard code == SQLITE_OK, let made = unsafe made else { throw failure(code) }
    unsafe statements[statement] = made
    return unsafe made
  }

  private func bind(_ value: Value, to statement: OpaquePointer, at index: Int32) -> Int32 {
    switch value {
    case .null: unsafe sqlite3_bind_null(statement, index)
    case .integer(let value): unsafe sqlite3_bind_int64(statement, index, value)
    case .real(let value): unsafe sqlite3_bind_double(statement, index, value)
    case .text(let text):
      // The statement copies the text (SQLITE_TRANSIENT, which C writes as -1).
      unsafe sqlite3_bind_text(
        statement, index, text, Int32(text.utf8.count),
        unsafeBitCast(-1, to: sqlite3_destructor_type.self))
    }
  }

  private func value(of statement: OpaquePointer, _ column: Int32) -> Value {
    switch unsafe sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: return .integer(unsafe sqlite3_column_int64(statement, column))
    case SQLITE_FLOAT: return .real(unsafe sqlite3_column_double(statement, column))
    case SQLITE_NULL: return .null
    default:
      guard let start = unsafe sqlite3_column_text(statement, column) else { return .null }
      let count = Int(unsafe sqlite3_column_bytes(statement, column))
      let bytes = unsafe UnsafeBufferPointer(start: start, count: count)
      return .text(unsafe String(decoding: bytes, as: UTF8.self))
    }
  }

  private func failure(_ code: Int32) -> Failure {
    Failure(code: code, message: unsafe String(cString: sqlite3_errmsg(connection)))
  }
}

extension SQLiteDatabase.Value {
  /// The text of a column; nil where there is none.
  var text: String? { if case .text(let text) = self { text } else { nil } }

  /// The whole number of a column; nil where there is none.
  var integer: Int? { if case .integer(let value) = self { Int(value) } else { nil } }

  /// The number of a column; nil where there is none.
  var real: Double? {
    switch self {
    case .real(let value): value
    case .integer(let value): Double(value)
    case .null, .text: nil
    }
  }

  init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  init(_ value: Int?) { self = value.map { .integer(Int64($0)) } ?? .null }
  init(_ value: Double?) { self = value.flatMap { $0.isNaN ? nil : .real($0) } ?? .null }
}
