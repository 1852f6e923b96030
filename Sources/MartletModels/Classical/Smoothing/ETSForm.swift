/// The form of an exponential smoothing model: how error, trend and season enter it.
///
/// Written as in the literature: `AAdM` is an additive error, a damped additive trend and a
/// multiplicative season.
public struct ETSForm: Sendable, Hashable, CustomStringConvertible {
  /// How something enters.
  public enum Component: String, Sendable, Hashable, CaseIterable {
    /// Not in the model.
    case none = "N"
    /// Added to the rest, so that its size does not depend on the level.
    case additive = "A"
    /// Multiplied with the rest, so that it grows with the level; values must be above 0.
    case multiplicative = "M"
  }

  /// `additive` or `multiplicative`.
  public let error: Component
  /// `none` or `additive`.
  public let trend: Component
  /// Whether the trend flattens out.
  public let isDamped: Bool
  /// `none`, `additive` or `multiplicative`; the last with a multiplicative error only.
  public let season: Component

  /// Creates a form; nil for one that there is not: no error, a multiplicative trend, a damped one
  /// that is none, or an additive error with a multiplicative season, which has no stable forecasts.
  public init?(
    error: Component, trend: Component = .none, isDamped: Bool = false, season: Component = .none
  ) {
    guard error != .none, trend != .multiplicative, !isDamped || trend == .additive,
      error == .multiplicative || season != .multiplicative
    else { return nil }
    self.error = error
    self.trend = trend
    self.isDamped = isDamped
    self.season = season
  }

  /// Reads `ANN`, `AAdM` and the like.
  public init?(_ text: String) {
    var letters = Array(text)
    let isDamped = letters.count == 4 && letters[2] == "d"
    if isDamped { letters.remove(at: 2) }
    let components = letters.compactMap { Component(rawValue: String($0)) }
    guard letters.count == 3, components.count == 3 else { return nil }
    self.init(
      error: components[0], trend: components[1], isDamped: isDamped, season: components[2])
  }

  public var description: String {
    error.rawValue + trend.rawValue + (isDamped ? "d" : "") + season.rawValue
  }

  /// A level and nothing else: simple exponential smoothing.
  public static let simple = ETSForm(error: .additive, trend: .none, damped: false, .none)
  /// Holt's method: a level and a trend.
  public static let holt = ETSForm(error: .additive, trend: .additive, damped: false, .none)
  /// Holt's method with a trend that flattens out.
  public static let damped = ETSForm(error: .additive, trend: .additive, damped: true, .none)
  /// Level, trend and a season that is added.
  public static let holtWinters = ETSForm(
    error: .additive, trend: .additive, damped: false, .additive)
  /// Level, trend and a season that multiplies.
  public static let multiplicativeHoltWinters = ETSForm(
    error: .multiplicative, trend: .additive, damped: false, .multiplicative)

  private init(error: Component, trend: Component, damped: Bool, _ season: Component) {
    (self.error, self.trend, isDamped, self.season) = (error, trend, damped, season)
  }

  /// Whether values of 0 and below have no place in it.
  var needsPositiveValues: Bool { error == .multiplicative || season == .multiplicative }

  /// All forms, those with an additive error first.
  static let all: [ETSForm] = [Component.additive, .multiplicative].flatMap { error in
    [Component.none, .additive].flatMap { trend in
      Component.allCases.flatMap { season in
        [true, false].compactMap { isDamped in
          ETSForm(error: error, trend: trend, isDamped: isDamped, season: season)
        }
      }
    }
  }
}

extension ETSForm: LosslessStringConvertible {}
