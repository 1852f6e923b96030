import MartletNumerics

/// The test of Pesaran and Timmermann: whether directions are called right more often than by forecasts and
/// directions that know nothing of each other.
///
///     P* = P(y) P(x) + (1 − P(y)) (1 − P(x)),   PT = (P̂ − P*) / √(V(P̂) − V(P*)),   p = P(Z ≥ PT)
///
/// P̂ is the share called right, P(y) and P(x) the shares of values and of forecasts above 0. A forecast that is always
/// "up" calls most days of a rising market right, and P* says so. It is a test of directions, not of errors: a model
/// can be right on each small move and wrong on the large ones.
///
/// - Note: Pesaran & Timmermann (1992). Values one step ahead, or of windows that do not overlap.
public enum PesaranTimmermann {
  /// What the test says.
  public struct Result: Sendable, Hashable {
    /// P̂.
    public let share: Double
    /// P*.
    public let shareByChance: Double
    /// PT.
    public let statistic: Double
    /// The probability of a statistic this large, did forecasts know nothing of directions.
    public let pValue: Double
  }

  /// - Edge cases: nil with fewer than three values, and where all values or all forecasts have one direction. What
  ///   is 0 counts as not above 0.
  /// - Parameters:
  ///   - changes: What happened, as changes from the last known value.
  ///   - forecasts: The same, forecast.
  public static func test(_ changes: [Double], forecasts: [Double]) -> Result? {
    precondition(changes.count == forecasts.count, "\(changes.count) and \(forecasts.count) points")
    let n = Double(changes.count)
    let y = Double(changes.count { $0 > 0 }) / n
    let x = Double(forecasts.count { $0 > 0 }) / n
    guard changes.count > 2, 0 < x, x < 1, 0 < y, y < 1 else { return nil }
    let share = Double(zip(changes, forecasts).count { ($0 > 0) == ($1 > 0) }) / n
    let chance = y * x + (1 - y) * (1 - x)
    let own = chance * (1 - chance) / n
    let squareY = (2 * y - 1) * (2 * y - 1) * x * (1 - x)
    let squareX = (2 * x - 1) * (2 * x - 1) * y * (1 - y)
    let expected = (squareY + squareX) / n + 4 * y * x * (1 - y) * (1 - x) / (n * n)
    guard own > expected else { return nil }
    let statistic = (share - chance) / (own - expected).squareRoot()
    return Result(
      share: share, shareByChance: chance, statistic: statistic,
      pValue: Normal().cumulative(-statistic))
  }
}
