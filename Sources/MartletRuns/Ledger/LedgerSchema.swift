/// The tables of a ledger.
///
///     run ──< run_file             the files that it read, with their SHA-256
///      ├──< configuration          each model that it tried, with all options
///      ├──< outcome                what came out of each model
///      └──< run_cell >── cell      its cells, and what each computed
///
/// A cell belongs to no run: its key is the checksum of all that it depends on, and runs that need the same cell
/// share it.
enum LedgerSchema {
  /// Marks a file as a ledger: "MRTL".
  static let application: Int = 0x4d52_544c
  static let version: Int = 1

  static let statements = """
    CREATE TABLE run (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      checksum TEXT NOT NULL,
      command TEXT NOT NULL,
      command_line TEXT NOT NULL,
      plan TEXT NOT NULL,
      program TEXT NOT NULL,
      environment TEXT NOT NULL,
      state TEXT NOT NULL,
      process INTEGER NOT NULL,
      started TEXT NOT NULL,
      finished TEXT,
      seconds REAL NOT NULL DEFAULT 0,
      cells INTEGER NOT NULL DEFAULT 0,
      message TEXT
    );
    CREATE INDEX run_by_checksum ON run (checksum);
    CREATE TABLE run_file (
      run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
      place INTEGER NOT NULL,
      name TEXT NOT NULL,
      sha256 TEXT,
      PRIMARY KEY (run, place)
    ) WITHOUT ROWID;
    CREATE INDEX run_file_by_content ON run_file (sha256);
    CREATE TABLE configuration (
      run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
      place INTEGER NOT NULL,
      label TEXT NOT NULL,
      checksum TEXT NOT NULL,
      content TEXT NOT NULL,
      PRIMARY KEY (run, place)
    ) WITHOUT ROWID;
    -- With all that a list of runs asks for.
    CREATE INDEX configuration_of_run ON configuration (run, place, label, checksum);
    CREATE TABLE outcome (
      run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
      place INTEGER NOT NULL,
      label TEXT NOT NULL,
      content TEXT NOT NULL,
      PRIMARY KEY (run, place)
    ) WITHOUT ROWID;
    -- The content comes last, since it is long: what stands before it is read without it.
    CREATE TABLE cell (
      checksum TEXT NOT NULL PRIMARY KEY,
      label TEXT NOT NULL,
      seed INTEGER NOT NULL,
      cutoff TEXT NOT NULL,
      failure TEXT,
      seconds REAL NOT NULL,
      finished TEXT NOT NULL,
      content TEXT NOT NULL
    );
    CREATE INDEX failed_cell ON cell (checksum) WHERE failure IS NOT NULL;
    CREATE TABLE run_cell (
      run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
      checksum TEXT NOT NULL REFERENCES cell,
      is_new INTEGER NOT NULL,
      PRIMARY KEY (run, checksum)
    ) WITHOUT ROWID;
    CREATE INDEX run_cell_by_cell ON run_cell (checksum);
    PRAGMA application_id = \(application);
    PRAGMA user_version = \(version);
    """
}
