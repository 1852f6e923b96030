/// How a window is brought to a common scale before a network sees it, and a forecast back from it.
///
///     x̂ = (x − centre) / scale
///
/// Both numbers come from the lookback of the window alone, so that scaling cannot look ahead.
///
/// | | centre | scale |
/// |---|---|---|
/// | `none` | 0 | 1 |
/// | `standard` | mean | standard deviation (population) |
/// | `robust` | median | median absolute deviation from it |
/// | `last` | last value | standard deviation (population) |
/// | `shift` | last value | 1 |
/// | `mean` | 0 | mean magnitude |
/// | `revin` | mean | standard deviation (population); a network learns a scale and an offset of its own for each channel, and takes them back off its forecast (``MLP``) |
///
/// With `last` and `shift` a forecast of 0 is the naive forecast: what a network learns is the change.
/// On a target of changes (`diff`, `log-return`) their centre is therefore that of no change, mostly 0.
/// `shift` keeps the units of the series, and windows of much change count more than calm ones.
///
/// - Edge cases: where the scale would be 0 (a constant window; for `robust` also one where more
///   than half of the values are equal) it is the standard deviation, and where that is 0 too, 1. For `mean`
///   it is 1 where all values are 0.
public enum WindowScaler: String, Codable, Sendable, Hashable, CaseIterable {
  /// No scaling: the centre is 0 and the scale 1.
  case none
  /// The mean of the lookback as the centre, its population standard deviation as the scale.
  case standard
  /// The median of the lookback as the centre, the median absolute deviation from it as the scale.
  case robust
  /// The last value of the lookback as the centre, its population standard deviation as the scale.
  case last
  /// The last value of the lookback as the centre and 1 as the scale: the units stay.
  case shift
  /// 0 as the centre and the mean of the absolute values of the lookback as the scale.
  case mean
  /// Reversible instance normalisation (Kim et al., 2022): as `standard`, after which a network
  /// learns a scale and an offset for each channel and undoes them in its forecast.
  case revIN = "revin"

  /// The centre and the scale of one window, oldest value first.
  public func fit(_ window: ArraySlice<Double>) -> WindowScale {
    guard let last = window.last else { return WindowScale(centre: 0, scale: 1) }
    let count = Double(window.count)
    switch self {
    case .none: return WindowScale(centre: 0, scale: 1)
    case .shift: return WindowScale(centre: last, scale: 1)
    case .mean:
      let magnitude = window.reduce(0) { $0 + abs($1) / count }
      return WindowScale(centre: 0, scale: magnitude > 0 ? magnitude : 1)
    case .standard, .robust, .last, .revIN: break
    }
    let mean = window.reduce(0, +) / count
    let deviation = (window.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
    // Below the rounding error of the mean a deviation is noise, not scale.
    let scale = deviation > 1e-12 * abs(mean) ? deviation : 1
    switch self {
    case .last: return WindowScale(centre: last, scale: scale)
    case .robust:
      let median = Self.median(window.sorted())
      let spread = Self.median(window.map { abs($0 - median) }.sorted())
      return WindowScale(centre: median, scale: spread > 1e-12 * abs(median) ? spread : scale)
    default: return WindowScale(centre: mean, scale: scale)
    }
  }

  /// Whether a forecast of 0 is the last value, or that of no change.
  var isCentredOnLast: Bool { self == .last || self == .shift }

  private static func median(_ sorted: [Double]) -> Double {
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}

/// The centre and the scale of one window.
public struct WindowScale: Sendable, Hashable {
  /// What is subtracted from a value, in the units of the series.
  public let centre: Double
  /// What the rest is divided by, in the units of the series; above 0 where a `WindowScaler` found
  /// it.
  public let scale: Double

  /// A value of the series on the scale of the window, (x − centre) / scale.
  public func apply(_ value: Double) -> Double { (value - centre) / scale }
  /// A value on the scale of the window in the units of the series, x scale + centre: the inverse
  /// of `apply`.
  public func invert(_ value: Double) -> Double { value * scale + centre }
}
