/// What differs between two runs of a ledger.
public struct RunDifference: Sendable {
  /// Something that has one value in the first run and another in the second.
  public struct Entry: Sendable, Hashable {
    /// What it is: a key of the plan, or a model and its option, `MLP hidden`.
    public let key: String
    /// Its value in the first run; nil where that has none.
    public let first: String?
    /// Its value in the second run.
    public let second: String?
    /// Whether no option gave it in either run: it follows from the files or from other options.
    public var isInferred = false
  }

  /// A score of a model that both runs have.
  public struct Score: Sendable, Hashable {
    /// The column of the model.
    public let label: String
    /// The name of the score, as in JSON; `skill` is that over naive.
    public let name: String
    /// In the first run; nil where it is not defined.
    public let first: Double?
    /// In the second run.
    public let second: Double?

    /// By how much it is larger in the second run.
    public var difference: Double? {
      if let first, let second { second - first } else { nil }
    }
  }

  /// How many of the cells are the same.
  public struct Cells: Codable, Sendable, Hashable {
    /// Those that all depends on is the same for.
    public let shared: Int
    /// Those of the first run alone.
    public let onlyFirst: Int
    /// Those of the second run alone.
    public let onlySecond: Int
  }

  /// How many forecasts are the same to the bit, of those with the same label, series, cutoffs and seed.
  public struct Forecasts: Codable, Sendable, Hashable {
    /// The cells that both runs have a forecast for.
    public let compared: Int
    /// Those in which it is the same.
    public let equal: Int
  }

  /// The runs.
  public let runs: [RunRecord]
  /// What was asked for, and what followed where something else was asked for.
  public let plan: [Entry]
  /// What computed them.
  public let environment: [Entry]
  /// The files, with the SHA-256 of each behind its name.
  public let files: [Entry]
  /// The cells that are kept.
  public let cells: Cells
  /// What the cells forecast.
  public let forecasts: Forecasts
  /// MAE, RMSE, MASE and skill of the models that both have.
  public let scores: [Score]
}

extension Ledger {
  /// Compares two runs.
  ///
  /// - Throws: `LedgerError.noRun` for a number that no run has.
  public func difference(_ first: Int, _ second: Int) throws(LedgerError) -> RunDifference {
    let contents = [try contents(of: first), try contents(of: second)]
    let checksums = [try cellChecksums(of: first), try cellChecksums(of: second)]
    let shared = checksums[0].intersection(checksums[1]).count
    return RunDifference(
      runs: contents.map(\.record),
      plan: PlanDifference.entries(contents[0].plan, contents[1].plan),
      environment: RunDifference.environment(contents[0].record, contents[1].record),
      files: RunDifference.files(contents[0].plan.allFiles, contents[1].plan.allFiles),
      cells: RunDifference.Cells(
        shared: shared, onlyFirst: checksums[0].count - shared,
        onlySecond: checksums[1].count - shared),
      forecasts: RunDifference.Forecasts(contents[0].cells, contents[1].cells),
      scores: RunDifference.scores(contents[0].outcomes, contents[1].outcomes))
  }
}

extension RunDifference {
  fileprivate static func environment(_ first: RunRecord, _ second: RunRecord) -> [Entry] {
    guard first.environment == second.environment else {
      return [Entry(key: "environment", first: first.environment, second: second.environment)]
    }
    guard first.program != second.program else { return [] }
    // The same version, built again.
    return [Entry(key: "executable", first: first.program, second: second.program)]
  }

  fileprivate static func files(_ first: [RunPlan.File], _ second: [RunPlan.File]) -> [Entry] {
    (0..<max(first.count, second.count)).compactMap { place in
      let files = [first, second].map { place < $0.count ? $0[place] : nil }
      guard files[0] != files[1] else { return nil }
      let texts = files.map { file in
        file.map { $0.name + ($0.sha256.map { " (\($0))" } ?? "") }
      }
      return Entry(key: "file \(place + 1)", first: texts[0], second: texts[1])
    }
  }

  fileprivate static func scores(_ first: [ModelOutcome], _ second: [ModelOutcome]) -> [Score] {
    first.flatMap { one -> [Score] in
      guard let other = second.first(where: { $0.label == one.label }) else { return [] }
      return ["mae", "rmse", "mase"].map {
        Score(
          label: one.label, name: $0, first: one.scores[$0]?.mean, second: other.scores[$0]?.mean)
      } + [Score(label: one.label, name: "skill", first: one.skill, second: other.skill)]
    }.filter { $0.first != nil || $0.second != nil }
  }
}
