public import MartletFiles
import RealModule

/// A realised volatility as what is forecast, made of the prices of each row.
///
/// x is the target, C, O, H and L the close, open, high and low, w the rows in a window.
///
/// | method | variance of a row |
/// |---|---|
/// | `returns` | ln²(x[t] / x[t−1]): close to close |
/// | `parkinson` | ln²(H / L) / (4 ln 2) |
/// | `garman-klass` | ln²(H / L) / 2 − (2 ln 2 − 1) ln²(C / O) |
/// | `given` | the target is a volatility already, or a variance with `variance` |
///
/// The target is √ of the mean of the last w variances; with `variance` the mean itself. With w as
/// long as the horizon its last step is the mean over the whole horizon.
///
/// - Units: per row; times √252 a volatility of days is that of a year.
/// - Edge cases: a variance below 0, which prices have that contradict one another, counts as 0, as it
///   does in the features of the same names.
/// - Note: Parkinson (1980); Garman & Klass (1980). Both see the session alone, not the night.
public struct VolatilityTarget: Sendable, Hashable, CustomStringConvertible {
  /// What the variance of a row is made of.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// ln²(x[t] / x[t−1]) of the target x, from close to close; the first row has none.
    case returns
    /// ln²(H / L) / (4 ln 2), of the high and the low of a row.
    case parkinson
    /// ln²(H / L) / 2 − (2 ln 2 − 1) ln²(C / O), of the four prices of a row.
    case garmanKlass = "garman-klass"
    /// The target as it is: a volatility already, or a variance where the target is said to be one.
    case given
  }

  /// How the variance of a row is measured: from closes, from ranges, or not at all where it is
  /// given.
  public let method: Method
  /// Rows whose variances are averaged.
  public let rows: Int
  /// Whether the target is the variance, not its root.
  public let isVariance: Bool

  /// - Parameter rows: From 1; 1 for `given`.
  public init(_ method: Method, rows: Int = 1, isVariance: Bool = false) {
    precondition(rows >= 1 && (rows == 1 || method != .given), "VolatilityTarget: \(rows) rows")
    self.method = method
    self.rows = rows
    self.isVariance = isVariance
  }

  /// Reads `garman-klass`, `parkinson/5`, `returns/variance`, `garman-klass/20/variance`.
  /// - Throws: `DataError` that says how it is written.
  public init(parsing text: String) throws(DataError) {
    var parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let isVariance = parts.count > 1 && parts.last == "variance"
    if isVariance { parts.removeLast() }
    let rows = parts.count == 2 ? Int(parts[1]) ?? 0 : 1
    guard parts.count <= 2, let method = Method(rawValue: parts[0]),
      method == .given ? parts.count == 1 : (1...1_000_000).contains(rows)
    else { throw DataError(.invalidVolatility(text)) }
    self.init(method, rows: rows, isVariance: isVariance)
  }

  /// `garman-klass/20/variance`.
  public var description: String {
    method.rawValue + (rows > 1 ? "/\(rows)" : "") + (isVariance ? "/variance" : "")
  }

  /// The feature whose values it is the target of; nil for one that is made of the target.
  var feature: Feature? {
    switch method {
    case .returns, .given: nil
    case .parkinson: try? Feature(.parkinson(rows))
    case .garmanKlass: try? Feature(.garmanKlass(rows))
    }
  }

  /// Rows at the start without a value, of those made of the target.
  var rowsBefore: Int { method == .returns ? rows : 0 }

  /// The variances of the returns of values, from `rowsBefore` on.
  func variances(of values: [Double]) -> [Double] {
    let squares = zip(values.dropFirst(), values).map { now, before in
      let change = Double.log(now / before)
      return Moments(change * change)
    }
    return slidingWindows(squares, rows: rows, +).map(\.mean)
  }
}
