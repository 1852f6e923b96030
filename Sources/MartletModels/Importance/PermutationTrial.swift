package import MartletNumerics
import RealModule

/// Windows of which parts are mixed up, and the losses that models have on them.
package struct PermutationTrial {
  /// Places in a row.
  package typealias Places = [Range<Int>]
  /// The loss of each window, for rows in the order of the windows.
  package typealias Losses = ([[Double]]) throws -> [Double]

  private let rows: [[Double]]
  private let models: [Losses]
  /// Where the values of each window come from, for each repeat: the same for all parts.
  private let permutations: [[Int]]
  /// Of the rows as they are, by model and window.
  private let losses: [[Double]]

  /// - Parameters:
  ///   - rows: One for each window, in the order of time.
  ///   - randomness: Draws the permutations.
  package init(
    rows: [[Double]], models: [Losses], repeats: Int, randomness: SplitMix64
  ) throws {
    precondition(
      rows.count > 1 && !models.isEmpty && repeats > 0, "a permutation of \(rows.count) windows")
    var randomness = randomness
    self.rows = rows
    self.models = models
    permutations = (0..<repeats).map { _ in rows.indices.shuffled(using: &randomness) }
    losses = try models.map { try $0(rows) }
  }

  /// The mean loss of the rows as they are.
  package var loss: Double { Descriptive.mean(losses.map(Descriptive.mean)) }

  /// The rise of the loss where some places of each row are those of another one.
  package func part(_ name: String, _ places: Places) throws -> PermutationImportance.Part {
    var byModel = [Double](repeating: 0, count: models.count)
    var byWindow = [Double](repeating: 0, count: rows.count)
    let draws = Double(permutations.count)
    for permutation in permutations {
      let mixed = zip(rows, permutation).map { row, other in
        var row = row
        for places in places { row.replaceSubrange(places, with: rows[other][places]) }
        return row
      }
      for (model, losses) in losses.enumerated() {
        for (window, loss) in try models[model](mixed).enumerated() {
          let rise = (loss - losses[window]) / draws
          byModel[model] += rise / Double(rows.count)
          byWindow[window] += rise / Double(models.count)
        }
      }
    }
    let runs = min(10, byWindow.count)
    let byRun = (0..<runs).map { run in
      Descriptive.mean(
        Array(byWindow[byWindow.count * run / runs..<byWindow.count * (run + 1) / runs]))
    }
    let windowError = Self.standardError(byRun)
    let seedError = models.count > 1 ? Self.standardError(byModel) : nil
    return PermutationImportance.Part(
      name: name, value: Descriptive.mean(byModel),
      standardError: Double.hypot(windowError, seedError ?? 0), seedError: seedError)
  }

  private static func standardError(_ values: [Double]) -> Double {
    Descriptive.standardDeviation(values) / Double(values.count).squareRoot()
  }

  /// The smallest number of lags that keeps a share of what all of them are worth.
  ///
  /// It is looked for among 1, 2, 3, 4, 6, 8, 12, 16, ... first, then between the last two of these
  /// by halving.
  ///
  /// - Parameters:
  ///   - past: What all of them are worth.
  ///   - older: The places of all lags beyond a number.
  package func lookback(
    keeping share: Double, of past: Double, lags: Int, older: (Int) -> Places
  ) throws -> Int {
    func keeps(_ count: Int) throws -> Bool {
      try part("", older(count)).value <= (1 - share) * past
    }
    var low = 0
    var high = lags
    for candidate in Self.candidates(below: lags) {
      if try keeps(candidate) {
        high = candidate
        break
      }
      low = candidate
    }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if try keeps(middle) { high = middle } else { low = middle }
    }
    return high
  }

  private static func candidates(below lags: Int) -> [Int] {
    var candidates = [1]
    var power = 2
    while power < 2 * lags {
      candidates += [power, power + power / 2]
      power *= 2
    }
    return candidates.filter { $0 < lags }
  }
}
