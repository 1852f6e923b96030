public import MartletForecasting
import MartletNumerics

/// Forecasts of intermittent demand: rows of 0, and a size now and then.
///
///     classic:    ŷ = z / p       sizes z and intervals p between them, each smoothed where demand is
///     corrected:  ŷ = (1 − α/2) z / p
///     per row:    ŷ = d · z       d smooths whether there is demand, in every row
///
/// All steps have the same forecast, a mean a row. α of the sizes, and of intervals or shares, are
/// searched in [0.01, 0.99] by least squares of the one-step errors.
///
/// - Edge cases: without any demand the forecast is 0. Values below 0 are an error.
/// - Note: Croston (1972); Syntetos & Boylan (2005); Teunter, Syntetos & Babai (2011). statsforecast's
///   `CrostonClassic` and `CrostonSBA` take α = 0.1, which `alpha` asks for.
public struct Croston: UnivariateForecaster {
  /// The three ways.
  public enum Kind: Sendable, Hashable {
    /// Croston's.
    case classic
    /// With the correction of Syntetos and Boylan.
    case corrected
    /// That of Teunter, Syntetos and Babai, which falls while there is no demand.
    case perRow
  }

  /// Which of the three ways sizes and intervals, or shares, become a forecast.
  public let kind: Kind
  /// α of everything; nil searches.
  public var alpha: Double?

  /// Creates a model.
  public init(_ kind: Kind = .classic, alpha: Double? = nil) {
    self.kind = kind
    self.alpha = alpha
  }

  public var name: String {
    switch kind {
    case .classic: "Croston"
    case .corrected: "SBA"
    case .perRow: "TSB"
    }
  }

  public func minimumRows(for task: ForecastTask) -> Int { 1 }

  public func learn(
    _ values: [Double], seasonLength: Int
  ) throws(ModelError) -> any UnivariateFit {
    if let value = values.first(where: { $0 < 0 }) {
      throw .needsNoNegativeValues(model: name, value: value)
    }
    let range = 0.01...0.99
    let rest = { (sizes: Double) -> Double in
      GoldenSection.minimum(in: range, places: 9, width: 1e-4) { other in
        Fit(kind: kind, sizes: sizes, rest: other).run(values).squares
      }
    }
    let sizes =
      alpha
      ?? GoldenSection.minimum(in: range, places: 9, width: 1e-4) { sizes in
        Fit(kind: kind, sizes: sizes, rest: rest(sizes)).run(values).squares
      }
    return Fit(kind: kind, sizes: sizes, rest: alpha ?? rest(sizes))
  }

  public var optionTexts: [(name: String, value: String)] { Self.options.texts(of: self) }

  /// What `croston:…`, `sba:…` and `tsb:…` can set.
  public static let options: [ModelOption<Croston>] = [
    .optional("alpha", \.alpha, .innerShare, or: "search", "weight of a new value")
  ]

  /// What was found.
  public struct Fit: UnivariateFit {
    let kind: Kind
    /// α of the sizes.
    public let sizes: Double
    /// α of the intervals, or of the shares.
    public let rest: Double

    public func path(after values: [Double], steps: Int) -> UnivariatePath {
      UnivariatePath(mean: [Double](repeating: run(values).forecast, count: steps))
    }

    /// Goes through the values: the forecast after the last, and the squares of the errors made from
    /// the first demand on.
    func run(_ values: [Double]) -> (forecast: Double, squares: Double) {
      guard let first = values.firstIndex(where: { $0 != 0 }) else { return (0, 0) }
      var size = values[first]
      var interval = Double(first + 1)
      var share = 0.0
      for row in 0...first {
        share = row == 0 ? (first == 0 ? 1 : 0) : share + rest * ((row == first ? 1 : 0) - share)
      }
      var since = 1.0
      var squares = 0.0
      for value in values[(first + 1)...] {
        let error = value - forecast(size, interval, share)
        squares += error * error
        if value != 0 {
          size += sizes * (value - size)
          interval += rest * (since - interval)
          since = 1
        } else {
          since += 1
        }
        share += rest * ((value != 0 ? 1 : 0) - share)
      }
      return (forecast(size, interval, share), squares)
    }

    private func forecast(_ size: Double, _ interval: Double, _ share: Double) -> Double {
      switch kind {
      case .classic: size / interval
      case .corrected: (1 - rest / 2) * size / interval
      case .perRow: share * size
      }
    }
  }
}
