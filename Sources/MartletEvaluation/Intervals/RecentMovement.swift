import RealModule

/// How much a series moved lately before each of its cutoffs, and how far that foretells how much it moves next.
///
///     s²(t) = Σ 0.94ᵏ d²(t − k) / Σ 0.94ᵏ,   d(t) = x(t) − x(t − 1),   k = 0, 1, 2, …
///
/// Errors of a forecast from a cutoff t are measured in units of s(t)ᵖ. The power p is 0, ¼, ½, ¾ or 1, the one under
/// which the changes so far were most likely, were each of a Laplace distribution with a deviation in proportion to
/// s(t − 1)ᵖ:
///
///     mean(log s(t − 1)ᵖ) + log mean(|d(t)| / s(t − 1)ᵖ)   is smallest
///
/// It is near 1 where calm and wild times follow each other, and where changes grow with the level; it is 0 where
/// recent changes say nothing of the next, and errors are as they are then. A heavy tail alone does not raise it:
/// the changes after a large one are no larger. `Scripts/interval_tables.py` shows what this gains and costs.
///
/// Only rows that the file has a value for make changes; everything at a cutoff is of rows up to it.
///
/// - Note: The decay is that of RiskMetrics (J.P. Morgan 1996). Residuals in units of a dispersion known beforehand:
///   Papadopoulos, Gammerman & Vovk (2008), "Normalized nonconformity measures for regression conformal prediction".
package struct RecentMovement: Sendable {
  private static let decay = 0.94
  /// Changes that a deviation is made of before it is asked what it foretells.
  private static let fewestChanges = 16

  /// s at each cutoff; 0 where nothing moved yet.
  package private(set) var deviations: [Double] = []
  /// p in quarters, by what was known at each cutoff.
  package private(set) var quarters: [UInt8] = []

  /// - Parameters:
  ///   - values: On the scale that errors are taken on; not-a-number on a row without a value.
  ///   - cutoffs: Last known rows, ascending; negative where none is known.
  package init(_ values: some RandomAccessCollection<Double>, cutoffs: [Int]) {
    var likelihood = Likelihood()
    var (squares, weights, count) = (0.0, 0.0, 0)
    var last = Double.nan
    var next = cutoffs.startIndex
    func deviation() -> Double { weights > 0 ? (squares / weights).squareRoot() : 0 }
    func record(through row: Int) {
      while next < cutoffs.endIndex, cutoffs[next] <= row {
        deviations.append(deviation())
        quarters.append(likelihood.quarters)
        next += 1
      }
    }
    record(through: -1)
    for (row, value) in values.enumerated() {
      guard next < cutoffs.endIndex else { break }
      let change = (value - last).magnitude
      if change.isFinite {
        if count >= Self.fewestChanges { likelihood.add(change, after: deviation()) }
        squares = Self.decay * squares + change * change
        weights = Self.decay * weights + 1
        count += 1
      }
      last = value
      record(through: row)
    }
    record(through: .max)
  }

  /// What the errors from some cutoffs are divided by, and what a forecast from another multiplies them by.
  ///
  /// All are 1 where recent movement foretells nothing by the last cutoff, and where nothing had moved by one of them.
  ///
  /// - Parameters:
  ///   - past: The places of the cutoffs that errors are from.
  ///   - place: The place of the cutoff of the forecast.
  func scales(past: [Int], at place: Int) -> (past: [Double], own: Double) {
    let all = (past + [place]).map { deviations[$0] }
    guard quarters[place] > 0, all.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      return (past.map { _ in 1 }, 1)
    }
    let scales = all.map { Self.power($0, quarters[place]) }
    return (Array(scales.dropLast()), scales[past.count])
  }

  private static func power(_ deviation: Double, _ quarters: UInt8) -> Double {
    let root = deviation.squareRoot().squareRoot()
    return (0..<quarters).reduce(1) { power, _ in power * root }
  }

  /// How likely the changes so far are under each power.
  private struct Likelihood {
    private var count = 0.0
    private var logarithms = 0.0
    /// Of |d| / sᵖ, by p in quarters.
    private var sums = [Double](repeating: 0, count: 5)

    mutating func add(_ change: Double, after deviation: Double) {
      guard deviation > 0, deviation.isFinite else { return }
      count += 1
      logarithms += .log(deviation)
      let root = deviation.squareRoot().squareRoot()
      var scale = 1.0
      for power in sums.indices {
        sums[power] += change / scale
        scale *= root
      }
    }

    /// The likeliest power; of equal ones the smaller.
    var quarters: UInt8 {
      guard count >= Double(fewestChanges), sums[0] > 0 else { return 0 }
      let costs = sums.indices.map {
        Double($0) / 4 * logarithms / count + .log(sums[$0] / count)
      }
      return UInt8(costs.indices.reduce(0) { costs[$1] < costs[$0] ? $1 : $0 })
    }
  }
}
