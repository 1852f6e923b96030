/// What is asked of a fit beside its forecasts.
struct Wanted: Sendable {
  /// Levels of quantiles of its own, ascending.
  var levels: [Double] = []
  /// How many sample paths.
  var paths = 0
  /// Whether the parts of the forecast too.
  var parts = false
}
