extension Ledger {
  /// All runs, the oldest first.
  ///
  /// - Throws: `LedgerError` where the file cannot be read.
  public func runs() throws(LedgerError) -> [RunRecord] { try records(of: nil) }

  /// The runs that read a file, whatever it is called: those with the same bytes. Where there is no such file, those
  /// that name it.
  ///
  /// - Throws: `LedgerError` where the ledger cannot be read.
  public func runs(ofFile path: String) throws(LedgerError) -> [RunRecord] {
    let checksum = RunPlan.File(name: path).checksumNow
    return try runs().filter { run in
      run.files.contains { checksum == nil ? $0.name == path : $0.sha256 == checksum }
    }
  }

  /// The runs that ended more than so many days ago, or that began then and did not end.
  ///
  /// - Throws: `LedgerError` where the ledger cannot be read.
  public func runs(olderThanDays days: Int) throws(LedgerError) -> [RunRecord] {
    let old = try use { database in
      Set(
        try database.run(
          """
          SELECT id FROM run
          WHERE coalesce(finished, started) < strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-' || ? || ' days')
          """, [.integer(Int64(days))]
        ).compactMap { $0[0].integer })
    }
    return try runs().filter { old.contains($0.id) }
  }

  /// One run.
  ///
  /// - Throws: `LedgerError.noRun` for a number that no run has.
  public func run(_ id: Int) throws(LedgerError) -> RunRecord {
    if let found = try records(of: id).first { return found }
    let range = try use { database in
      try database.run("SELECT min(id), max(id) FROM run").first?.compactMap(\.integer) ?? []
    }
    throw .noRun(path: path, id: id, known: range.count == 2 ? range[0]...range[1] : nil)
  }

  /// How many configurations have been tried on a file, whatever it is called, in all runs.
  ///
  /// - Parameter sha256: The checksum of its bytes.
  public func configurationCount(onFile sha256: String) throws(LedgerError) -> Int {
    try triedFiles().first { $0.sha256 == sha256 }?.configurations ?? 0
  }

  /// How much has been tried on each file that a target was taken from, the file of the latest run last.
  ///
  /// - Throws: `LedgerError` where the ledger cannot be read.
  public func triedFiles() throws(LedgerError) -> [TriedFile] {
    try use { database in
      try database.run(
        """
        SELECT name, sha256, count(DISTINCT configuration.checksum), count(DISTINCT run_file.run), max(run_file.run)
        FROM run_file JOIN configuration USING (run)
        WHERE run_file.place = 0 AND sha256 IS NOT NULL GROUP BY sha256 ORDER BY 5
        """
      ).map {
        TriedFile(
          name: $0[0].text ?? "", sha256: $0[1].text ?? "", configurations: $0[2].integer ?? 0,
          runs: $0[3].integer ?? 0)
      }
    }
  }

  // MARK: - Rows

  /// All runs, or one. Each table is gone through once: a question for each run would take seconds for thousands.
  private func records(of id: Int?) throws(LedgerError) -> [RunRecord] {
    try use { database in
      let values = id.map { [SQLiteDatabase.Value.integer(Int64($0))] } ?? []
      func rows(
        _ start: String, and condition: String? = nil, of column: String = "run", _ end: String
      ) throws -> [[SQLiteDatabase.Value]] {
        let conditions = [condition, id.map { _ in "\(column) = ?" }].compactMap(\.self)
        let middle = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        return try database.run("\(start) \(middle) \(end)", values)
      }
      return try database.snapshot {
        let kept = Self.counts(
          try rows(
            "SELECT run, count(*), count(*) - sum(is_new) FROM run_cell", "GROUP BY run"))
        let failed = Self.counts(
          try rows(
            // From the few that failed; of one run from its own.
            id == nil
              ? "SELECT run, count(*), 0 FROM cell CROSS JOIN run_cell USING (checksum)"
              : "SELECT run, count(*), 0 FROM run_cell CROSS JOIN cell USING (checksum)",
            and: "failure IS NOT NULL", "GROUP BY run"))
        let labels = Dictionary(
          grouping: try rows("SELECT run, label FROM configuration", "ORDER BY run, place")
        ) { $0[0].integer ?? 0 }
        let files = Dictionary(
          grouping: try rows("SELECT run, name, sha256 FROM run_file", "ORDER BY run, place")
        ) { $0[0].integer ?? 0 }
        let best = Dictionary(
          try rows(
            "SELECT run, label, max(json_extract(content, '$.skill')) FROM outcome", "GROUP BY run"
          ).map { ($0[0].integer ?? 0, $0) }
        ) { $1 }
        return try rows(
          """
          SELECT id, command, command_line, state, process, started, finished, seconds, cells, environment, program,
            message, json_extract(plan, '$.target'), json_extract(plan, '$.horizon')
          FROM run
          """, of: "id", "ORDER BY id"
        ).compactMap { row in
          guard let id = row[0].integer else { return nil }
          return Self.record(
            row, id, kept: kept[id] ?? (0, 0), failures: failed[id]?.all ?? 0,
            files: (files[id] ?? []).map {
              RunPlan.File(name: $0[1].text ?? "", sha256: $0[2].text)
            }, models: (labels[id] ?? []).compactMap { $0[1].text },
            best: best[id].flatMap { row in
              guard let label = row[1].text, let skill = row[2].real else { return nil }
              return RunRecord.Best(label: label, skill: skill)
            })
        }
      }
    }
  }

  private static func counts(
    _ rows: [[SQLiteDatabase.Value]]
  ) -> [Int: (all: Int, reused: Int)] {
    Dictionary(
      rows.map { ($0[0].integer ?? 0, ($0[1].integer ?? 0, $0[2].integer ?? 0)) }
    ) { $1 }
  }

  private static func record(
    _ row: [SQLiteDatabase.Value], _ id: Int, kept: (all: Int, reused: Int), failures: Int,
    files: [RunPlan.File], models: [String], best: RunRecord.Best?
  ) -> RunRecord? {
    guard let state = row[3].text.flatMap(RunRecord.State.init) else { return nil }
    // A process that was killed did not say so.
    let isStopped = state == .running && !isAtWork(row[4].integer ?? 0)
    return RunRecord(
      id: id, command: row[1].text ?? "", commandLine: row[2].text ?? "",
      state: isStopped ? .stopped : state, started: row[5].text ?? "", finished: row[6].text,
      seconds: row[7].real ?? 0, cells: row[8].integer ?? 0, kept: kept.all, reused: kept.reused,
      failures: failures, environment: row[9].text ?? "", program: row[10].text ?? "",
      message: row[11].text, files: files, target: row[12].text, horizon: row[13].integer,
      models: models, best: best)
  }
}
