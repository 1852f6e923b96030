/// Paths of one length in one array: one for each seed, series and fold that has one.
package struct PathTable: Sendable, Hashable {
  /// The number of seeds.
  package let seeds: Int
  /// The number of series.
  package let series: Int
  /// The number of folds.
  package let folds: Int
  /// The length of every path.
  package let steps: Int
  /// Path after path, by seed, series and fold; zeros where there is none.
  private var values: [Double]
  /// Whether there is one, in the same order.
  private var isKnown: [Bool]

  /// A table without any path yet.
  init(seeds: Int, series: Int, folds: Int, steps: Int) {
    (self.seeds, self.series, self.folds, self.steps) = (seeds, series, folds, steps)
    values = [Double](repeating: 0, count: seeds * series * folds * steps)
    isKnown = [Bool](repeating: false, count: seeds * series * folds)
  }

  /// A table of these paths by seed, series and fold; an empty one is none.
  package init(_ paths: [[[[Double]]]]) {
    let all = paths.joined()
    self.init(
      seeds: paths.count, series: paths.first?.count ?? 0, folds: all.first?.count ?? 0,
      steps: all.joined().first { !$0.isEmpty }?.count ?? 0)
    for (seed, all) in paths.enumerated() {
      for (series, all) in all.enumerated() {
        for (fold, path) in all.enumerated() { set(path, seed: seed, series: series, fold: fold) }
      }
    }
  }

  /// A path; empty where there is none.
  package subscript(seed: Int, series: Int, fold: Int) -> ArraySlice<Double> {
    let place = place(seed, series, fold)
    return values[place * steps..<(isKnown[place] ? (place + 1) * steps : place * steps)]
  }

  /// One value of a path that there is.
  func value(seed: Int, series: Int, fold: Int, step: Int) -> Double {
    values[place(seed, series, fold) * steps + step]
  }

  /// Whether all seeds have a path.
  func hasAll(series: Int, fold: Int) -> Bool {
    (0..<seeds).allSatisfy { isKnown[place($0, series, fold)] }
  }

  /// Puts a path in its place, or takes it away with an empty one.
  mutating func set(_ path: [Double], seed: Int, series: Int, fold: Int) {
    let place = place(seed, series, fold)
    isKnown[place] = !path.isEmpty
    for (step, value) in path.enumerated() { values[place * steps + step] = value }
  }

  /// The mean over the seeds, step by step; empty where one has no path.
  func mean(series: Int, fold: Int) -> [Double] {
    guard hasAll(series: series, fold: fold) else { return [] }
    return (0..<steps).map { mean(series: series, fold: fold, step: $0) }
  }

  /// One step of it, where all seeds have a path.
  func mean(series: Int, fold: Int, step: Int) -> Double {
    let sum = (0..<seeds).reduce(0) {
      $0 + value(seed: $1, series: series, fold: fold, step: step)
    }
    return sum / Double(seeds)
  }

  /// The table of the means over the seeds, as if these were a single one.
  var ofMeans: PathTable {
    var means = PathTable(seeds: 1, series: series, folds: folds, steps: steps)
    for series in 0..<series {
      for fold in 0..<folds {
        means.set(mean(series: series, fold: fold), seed: 0, series: series, fold: fold)
      }
    }
    return means
  }

  private func place(_ seed: Int, _ series: Int, _ fold: Int) -> Int {
    (seed * self.series + series) * folds + fold
  }
}
