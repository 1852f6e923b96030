/// A sign in forecasts alone that their model knew what came after its cutoffs.
public enum ForecastSign: String, Codable, Sendable, Hashable, CaseIterable {
  /// Forecasts are what happened, to the last digit.
  case copies
  /// Forecasts are what happened some steps earlier or later, after the cutoff all the same.
  case shifted
  /// Forecasts depart from those of a reference the way that it was surprised.
  case surprises
  /// From step to step forecasts move as the series did one step before, after the cutoff.
  case follows
}
