public import MartletEvaluation

extension Ledger {
  /// The plan of a run, with all that followed from it spelled out. What an older version did not know has its
  /// default.
  public func plan(of id: Int) throws(LedgerError) -> RunPlan? {
    try use { database in
      try database.run("SELECT plan FROM run WHERE id = ?", [.integer(Int64(id))]).first?.first?
        .text.flatMap { StoredJSON.entries(of: $0) }
        .flatMap { RunPlan(completing: $0) }
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

  /// All that is kept of a run.
  ///
  /// - Parameter withCells: Whether its cells are read too, of which there may be thousands.
  /// - Throws: `LedgerError.noRun` for a number that no run has.
  public func contents(of id: Int, withCells: Bool = true) throws(LedgerError) -> RunContents {
    try contents(of: run(id), withCells: withCells)
  }

  /// All that is kept of a run that was listed.
  ///
  /// - Parameter withCells: Whether its cells are read too, of which there may be thousands.
  /// - Throws: `LedgerError` where it cannot be read.
  public func contents(
    of record: RunRecord, withCells: Bool = true
  ) throws(LedgerError) -> RunContents {
    let id = record.id
    guard let plan = try plan(of: id) else {
      throw .damaged(path: path, id: id)
    }
    return RunContents(
      record: record, plan: plan, configurations: try configurations(of: id),
      outcomes: try outcomes(of: id), cells: withCells ? try cells(of: id) : [])
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
}
