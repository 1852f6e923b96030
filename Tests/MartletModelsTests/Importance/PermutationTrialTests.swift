import MartletModels
import MartletNumerics
import MartletTestSupport
import Testing

/// Rows of known inputs and functions of them, against the mean over all pairs of rows.
@Suite("Permuted blocks") struct PermutationTrialTests {
  /// 60 rows of four independent inputs.
  private static let rows = (0..<60).map { row in
    (0..<4).map { noise(60, seed: UInt64($0 + 1))[row] }
  }

  private static func trial(
    _ function: @escaping ([Double]) -> Double, targets: [Double]? = nil, repeats: Int = 400,
    seed: UInt64 = 1
  ) throws -> PermutationTrial {
    let targets = targets ?? rows.map(function)
    return try PermutationTrial(
      rows: rows,
      models: [
        { rows in
          zip(rows, targets).map { ($1 - function($0)) * ($1 - function($0)) }
        }
      ], repeats: repeats, randomness: SplitMix64(seed: seed))
  }

  /// The expectation over all permutations: each row meets each other one, and itself, equally
  /// often.
  private static func expectation(
    _ function: ([Double]) -> Double, targets: [Double], _ places: [Int]
  ) -> Double {
    var sum = 0.0
    for (row, target) in zip(rows, targets) {
      let plain = target - function(row)
      for other in rows {
        var mixed = row
        for place in places { mixed[place] = other[place] }
        let error = target - function(mixed)
        sum += error * error - plain * plain
      }
    }
    return sum / Double(rows.count * rows.count)
  }

  @Test("Of a linear map an input of weight w has the importance 2 w² σ²")
  func linearMap() throws {
    let weights = [3.0, -2, 1, 0]
    let trial = try Self.trial { zip($0, weights).reduce(0) { $0 + $1.0 * $1.1 } }
    #expect(trial.loss == 0)
    let parts = try (0..<4).map { try trial.part("x\($0)", [$0..<$0 + 1]) }
    for (place, part) in parts.enumerated() {
      let column = Self.rows.map { $0[place] }
      let mean = Descriptive.mean(column)
      let variance = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 60
      let exact = 2 * weights[place] * weights[place] * variance
      #expect(abs(part.value - exact) <= 0.02 * exact, "\(part) \(exact)")
    }
    #expect(parts[0].value > parts[1].value && parts[1].value > parts[2].value)
    #expect(parts[3].value == 0 && parts[3].standardError == 0 && parts[3].seedError == nil)
  }

  /// Blocks of one and of two places, of a function that is not linear, whose targets have noise.
  @Test(
    "Of any function it is the mean over all pairs of rows",
    arguments: [[0], [1], [3], [0, 2], [1, 2, 3]])
  func againstAllPairs(places: [Int]) throws {
    let function = { (x: [Double]) in x[0] * x[2] + (x[1] > 0 ? x[1] : 0) - 0.5 * x[0] }
    let targets = zip(Self.rows, noise(60, seed: 9)).map { function($0) + 0.3 * $1 }
    let part = try Self.trial(function, targets: targets)
      .part("block", places.map { $0..<$0 + 1 })
    let exact = Self.expectation(function, targets: targets, places)
    #expect(abs(part.value - exact) <= 0.03 * exact + 1e-12, "\(part) \(exact)")
  }

  @Test("A block is mixed as a whole: what two equal inputs say together stays together")
  func blocksStayTogether() throws {
    // x0 − x0 is 0 in any row, also in a mixed one.
    let rows = Self.rows.map { [$0[0], $0[0]] }
    let trial = try PermutationTrial(
      rows: rows, models: [{ $0.map { ($0[0] - $0[1]) * ($0[0] - $0[1]) } }], repeats: 5,
      randomness: SplitMix64(seed: 1))
    #expect(try trial.part("both", [0..<1, 1..<2]).value == 0)
    #expect(try trial.part("one", [0..<1]).value > 0.5)
  }

  /// Models of other seeds differ in the weight of what is noise.
  @Test("The error is over windows and models, and holds an input that only seems to matter")
  func errors() throws {
    let targets = zip(Self.rows, noise(60, seed: 20)).map { $0[0] + $1 }
    var held = 0
    for seed in 0..<20 as Range<UInt64> {
      let weights = noise(5, seed: 100 + seed).map { 0.05 * $0 }
      let trial = try PermutationTrial(
        rows: Self.rows,
        models: weights.map { weight in
          { rows in
            zip(rows, targets).map { row, target in
              let error = target - row[0] - weight * row[1]
              return error * error
            }
          }
        }, repeats: 20, randomness: SplitMix64(seed: seed))
      let used = try trial.part("used", [0..<1])
      #expect(used.value > 4 * used.standardError)
      let seedError = try #require(used.seedError)
      #expect(used.standardError >= seedError && seedError > 0)
      let unused = try trial.part("unused", [1..<2])
      if abs(unused.value) <= 2 * unused.standardError { held += 1 }
    }
    #expect(held >= 17, "\(held) of 20")
  }

  @Test("Windows that overlap count for less than as many that do not")
  func neighbours() throws {
    func error(_ order: [Int]) throws -> Double {
      let rows = order.map { [Self.rows[$0][0]] }
      let trial = try PermutationTrial(
        rows: rows, models: [{ zip($0, rows).map { ($0[0] - $1[0]) * ($0[0] - $1[0]) } }],
        repeats: 200, randomness: SplitMix64(seed: 1))
      return try trial.part("x", [0..<1]).standardError
    }
    let once = try error(Array(0..<60))
    let copies = try error((0..<600).map { $0 / 10 })
    #expect(abs(copies / once - 1) < 0.25)
  }

  /// The rise of the loss by what is older than some lags falls in steps: f is what is kept.
  @Test(
    "The lookback is the smallest that keeps the share", arguments: [1, 2, 5, 12, 13, 29, 31, 32])
  func lookback(needed: Int) throws {
    let rows = (0..<40).map { row in (0..<32).map { noise(40, seed: UInt64($0 + 50))[row] } }
    let place = 32 - needed  // lag `needed`, the newest value last
    let trial = try PermutationTrial(
      rows: rows,
      models: [{ zip($0, rows).map { ($0[place] - $1[place]) * ($0[place] - $1[place]) } }],
      repeats: 3, randomness: SplitMix64(seed: 1))
    let past = try trial.part("past", [0..<32])
    let lookback = try trial.lookback(keeping: 0.95, of: past.value, lags: 32) { [0..<32 - $0] }
    #expect(lookback == needed)
  }
}
