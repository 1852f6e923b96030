/// The order of a seasonal ARIMA model.
///
///     φ(B) Φ(B^m) (1 − B)^d (1 − B^m)^D y = c + θ(B) Θ(B^m) e
public struct ARIMAOrder: Sendable, Hashable, CustomStringConvertible {
  /// Autoregressive coefficients.
  public var p = 0
  /// Differences.
  public var d = 0
  /// Moving-average coefficients.
  public var q = 0
  /// Seasonal autoregressive coefficients.
  public var seasonalP = 0
  /// Seasonal differences.
  public var seasonalD = 0
  /// Seasonal moving-average coefficients.
  public var seasonalQ = 0
  /// Rows in a season; 1 for none.
  public var seasonLength = 1
  /// Whether the differences have a mean: that of the values, or a drift.
  public var hasConstant = false

  /// The order of noise around 0.
  public init() {}

  /// `ARIMA(1,0,2)(0,1,1)[12] with drift`.
  public var description: String {
    let season =
      seasonLength > 1 ? "(\(seasonalP),\(seasonalD),\(seasonalQ))[\(seasonLength)]" : ""
    let constant = hasConstant ? (d + seasonalD > 0 ? " with drift" : " with mean") : ""
    return "ARIMA(\(p),\(d),\(q))\(season)\(constant)"
  }

  /// Coefficients that are searched; the constant and the variance follow from them.
  var searched: Int { p + q + seasonalP + seasonalQ }

  /// (1 − B)^d (1 − B^m)^D = 1 − w[1] B − w[2] B² − …: the weights w.
  var differenceWeights: [Double] {
    var polynomial = [1.0]
    for _ in 0..<d { polynomial = Self.times(polynomial, lag: 1) }
    for _ in 0..<seasonalD { polynomial = Self.times(polynomial, lag: seasonLength) }
    return polynomial.dropFirst().map { -$0 }
  }

  /// The differences of values: as many fewer as there are weights.
  func differenced(_ values: [Double]) -> [Double] {
    var values = values
    for _ in 0..<d { values = Self.differences(values, lag: 1) }
    for _ in 0..<seasonalD { values = Self.differences(values, lag: seasonLength) }
    return values
  }

  static func differences(_ values: [Double], lag: Int) -> [Double] {
    zip(values.dropFirst(lag), values).map { $0 - $1 }
  }

  private static func times(_ polynomial: [Double], lag: Int) -> [Double] {
    var result = polynomial + [Double](repeating: 0, count: lag)
    for (index, coefficient) in polynomial.enumerated() { result[index + lag] -= coefficient }
    return result
  }
}
