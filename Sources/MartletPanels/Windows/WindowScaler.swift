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
  case none
  case standard
  case robust
  case last
  case shift
  case mean
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
  public let centre: Double
  public let scale: Double

  public func apply(_ value: Double) -> Double { (value - centre) / scale }
  public func invert(_ value: Double) -> Double { value * scale + centre }
}
