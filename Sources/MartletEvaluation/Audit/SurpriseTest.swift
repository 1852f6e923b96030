import MartletNumerics
import RealModule

/// Whether a forecast knew more of what surprised a reference than an honest one could.
///
///     θ = log Σ(u − b d)² − log Σu² − log(1 − s),   b = Σ d u / Σ d²
///
/// u is what happened beyond the forecast of the reference, d how far the forecast departs from it, and s = 0.6 the
/// share of surprises that a better model, or one with covariates that are known ahead, may foresee. θ over its
/// standard error, of the jackknife over groups of folds, is compared with Student's t with one degree of freedom less
/// than there are groups.
///
/// - Edge cases: a forecast that departs against the surprises explains none of them.
public struct SurpriseTest: Sendable, Hashable {
  /// The share of surprises that is still taken for honest.
  public static let honestShare = 0.6
  /// The fewest groups of folds that are tested.
  static let fewest = 8

  /// The sums of a group of folds: d², d u and u².
  package struct Sums: Sendable, Hashable {
    package var (departures, products, surprises): (Double, Double, Double)

    package init(departures: Double = 0, products: Double = 0, surprises: Double = 0) {
      (self.departures, self.products, self.surprises) = (departures, products, surprises)
    }

    mutating func add(departure: Double, surprise: Double) {
      departures += departure * departure
      products += departure * surprise
      surprises += surprise * surprise
    }

    static func - (a: Sums, b: Sums) -> Sums {
      Sums(
        departures: a.departures - b.departures, products: a.products - b.products,
        surprises: a.surprises - b.surprises)
    }

    /// Σ(u − b d)² / Σu², at least 1e-12.
    var unexplained: Double {
      guard departures > 0, products > 0, surprises > 0 else { return 1 }
      return max(1e-12, 1 - products / departures * products / surprises)
    }
  }

  /// 1 − Σ(u − b d)² / Σu².
  package let explained: Double
  /// The probability of θ were the share s.
  package let pValue: Double
  /// How many groups have surprises.
  package let count: Int

  /// - Parameter groups: Folds that share no rows with those of another group.
  /// - Returns: nil with fewer than eight groups that have surprises.
  package init?(_ groups: [Sums]) {
    let groups = groups.filter { $0.surprises > 0 }
    count = groups.count
    guard count >= Self.fewest else { return nil }
    let all = groups.reduce(into: Sums()) { sums, group in
      sums.departures += group.departures
      sums.products += group.products
      sums.surprises += group.surprises
    }
    explained = 1 - all.unexplained
    let number = Double(count)
    let theta = Double.log(all.unexplained) - Double.log(1 - Self.honestShare)
    guard theta < 0 else {
      pValue = 1
      return
    }
    let others = groups.map { Double.log((all - $0).unexplained) }
    let mean = Descriptive.mean(others)
    let squares = others.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let error = ((number - 1) / number * squares).squareRoot()
    pValue = StudentT(degreesOfFreedom: number - 1).upperTail(-theta / max(error, 1e-12))
  }
}
