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

    /// Whether the disk has no more room, or the file may not grow.
    var isOfRoom: Bool { code & 0xff == SQLITE_FULL }
    /// Whether the bytes of the file are no database.
    var isOfFormat: Bool { [SQLITE_NOTADB, SQLITE_CORRUPT].contains(code & 0xff) }
  }

  private var connection: OpaquePointer?
  private var statements: [String: OpaquePointer] = unsafe [:]

  /// Opens a file.
  ///
  /// - Parameter creates: Whether a file that is not there is made.
  init(_ path: String, creates: Bool) throws(Failure) {
    let flags = SQLITE_OPEN_READWRITE | (creates ? SQLITE_OPEN_CREATE : 0) | SQLITE_OPEN_NOMUTEX
    let code = unsafe sqlite3_open_v2(path, &connection, flags, nil)
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
    for unsafestatement in unsafe statements.values { unsafe sqlite3_finalize(statement) }
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
