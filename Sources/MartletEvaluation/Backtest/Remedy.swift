import MartletFiles
import MartletForecasting
import MartletTime

/// What would leave a model enough rows to train on, each by itself.
public enum Remedy: Sendable, Hashable {
  /// At most so many folds.
  case folds(Int)
  /// A shorter horizon.
  case horizon
  /// At most so many rows to look back.
  case inputSize(Int)
  /// One fold, and a shorter horizon.
  case foldAndHorizon
  /// A model that needs less.
  case model
  /// Nothing but more rows.
  case rows

  var words: Wording {
    switch self {
    case .folds(let count): "take at most \(counted(count, "fold")) (\(option: .nWindows, count))"
    case .horizon: "shorten \(option: .horizon)"
    case .inputSize(let rows): "look back less (\(option: .inputSize, rows))"
    case .foldAndHorizon:
      "take one fold (\(option: .nWindows, 1)) and a shorter \(option: .horizon)"
    case .model: "take a model that needs fewer rows, such as naive"
    case .rows: "add rows"
    }
  }

  /// "shorten --horizon, look back less (--input-size 5) or take at most 2 folds".
  static func words(_ all: [Remedy]) -> Wording {
    let words = all.map(\.words)
    guard let last = words.last, words.count > 1 else { return words.first ?? Remedy.rows.words }
    return words.dropLast().joined(separator: ", ") + ", or " + last
  }
}

extension Backtest {
  /// What would leave all of some models enough of a series of so many rows.
  ///
  /// - Parameter isLongest: Whether the series is to be learnt from, and not only forecast.
  func remedies(rows: Int, _ models: [Model], isLongest: Bool) throws -> [Remedy] {
    /// How many rows are too few; 0 or below where there are enough.
    func lack(_ backtest: Backtest) throws -> Int {
      let needed = try models.map {
        isLongest ? try backtest.rowsOfLongest($0) : try backtest.rowsOfEach($0)
      }.max()
      return (needed ?? 1) - backtest.rowsOfFirstFold(of: rows)
    }
    var remedies: [Remedy] = []
    var fewer = self
    if folds.count > 1 {
      fewer.folds.count = 1
      let spare = -(try lack(fewer))
      if spare >= 0 {
        fewer.folds.count = min(folds.count - 1, spare / (foldPlan.step) + 1)
        remedies.append(.folds(fewer.folds.count))
      }
    }
    // What the shorter horizon makes impossible is no remedy.
    func helps(_ backtest: Backtest) -> Bool { (try? lack(backtest)).map { $0 <= 0 } ?? false }
    var shorter = self
    shorter.task = task.ofOneStep
    if task.horizon > 1, helps(shorter) { remedies.append(.horizon) }
    var near = self
    near.task.inputSize = task.inputSize - (try lack(self))
    if near.task.inputSize >= 1, helps(near),
      models.contains(where: { $0.forecaster.uses.options.contains("input-size") })
    {
      remedies.append(.inputSize(near.task.inputSize))
    }
    guard remedies.isEmpty else { return remedies }
    shorter.folds.count = min(1, folds.count)
    if folds.count > 1, task.horizon > 1, helps(shorter) { return [.foldAndHorizon] }
    let isNaive = models.allSatisfy(\.isNaive)
    return isNaive || rowsOfFirstFold(of: rows) < 1 ? [.rows] : [.model]
  }

  /// The rows of a series of so many that the first fold may train on; all without folds.
  private func rowsOfFirstFold(of rows: Int) -> Int {
    let plan = foldPlan
    return plan.folds.first.map { plan.trainingRows(in: $0, of: rows).count } ?? rows
  }
}
