public import MartletEvaluation

/// All that a ledger has of a run.
public struct RunContents: Sendable {
  /// The run as it is listed.
  public let record: RunRecord
  /// Its plan, with all that followed from it spelled out.
  public let plan: RunPlan
  /// The models that it tries, each with all options.
  public let configurations: [Configuration]
  /// What came out of each model, in the order of the tables; none before the run is done.
  public let outcomes: [ModelOutcome]
  /// What its cells computed, failures too, in the order of models, cutoffs and seeds.
  public let cells: [CellResult]

  /// The cells that failed, each with its reason.
  public var failures: [CellError] { cells.compactMap(\.failure) }

  /// The fits of its networks, by their labels, and behind a slash by the members of a model that is made of
  /// several.
  public var fits: [(label: String, fits: [FitRecord])] {
    let fits = cells.flatMap { $0.fits(folds: nil, isNetwork: false) }
    let groups = Dictionary(grouping: fits, by: \.network)
    return groups.keys.sorted().map { ($0, groups[$0] ?? []) }
  }

  /// The automatic choices by the labels of the models that chose, one a fit.
  public var choices: [(label: String, records: [ChoiceRecord])] {
    grouped { $0.choice != nil }.map { label, cells in (label, cells.compactMap(\.choiceRecord)) }
  }

  /// The labels of all models, in the order of the tables.
  public var labels: [String] {
    var labels = outcomes.map(\.label)
    for label in configurations.map(\.label) where !labels.contains(label) { labels.append(label) }
    return labels
  }

  private func grouped(
    _ isIncluded: (CellResult) -> Bool
  ) -> [(label: String, cells: [CellResult])] {
    let cells = Dictionary(grouping: cells.filter(isIncluded)) { $0.cell.label }
    return cells.keys.sorted().map { ($0, cells[$0] ?? []) }
  }
}
