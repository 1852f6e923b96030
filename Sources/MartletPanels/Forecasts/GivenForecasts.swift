package import MartletFiles

/// Forecasts that were made elsewhere, as they stand on the rows of a panel.
///
///     row      0   1   2   3 │ 4   5   6
///              known         │ 1   2   3   steps of a path from row 3
package struct GivenForecasts: Sendable {
  /// From where a path starts: a series of the panel, and the last of its rows that was known.
  package struct Place: Hashable, Sendable {
    package let series: String
    package let row: Int

    package init(series: String, row: Int) {
      (self.series, self.row) = (series, row)
    }
  }

  /// Paths by where they start.
  package typealias Paths = [Place: [Double]]

  /// The forecasts of one model.
  package struct Model: Sendable {
    /// The name of its column.
    package let label: String
    /// One for each seed, at least one.
    package var seeds: [Paths] = []
    /// The ends of intervals by level, between 0 and 1.
    package var intervals: [(level: Double, lower: Paths, upper: Paths)] = []
    /// Single quantiles by level.
    package var quantiles: [(level: Double, paths: Paths)] = []
    /// The places of which some row may have been seen in training.
    package var seen: Set<Place> = []

    package init(label: String) { self.label = label }

    /// Whether it has a forecast of every seed from there.
    package func hasPath(_ place: Place) -> Bool { seeds.allSatisfy { $0[place] != nil } }
  }

  /// The name of the file.
  package let file: String
  /// Steps of every path.
  package let horizon: Int
  /// In the order of the columns.
  package var models: [Model]
  /// The times of the cutoffs by the places that start there, in the units of the axis.
  package var cutoffs: [Place: Int64]
  /// What is worth saying of the file, and of what in it is not scored.
  package var remarks: [Wording] = []

  /// Forecasts that are known to fit: of one horizon, from these cutoffs.
  package init(
    file: String, horizon: Int, models: [Model], cutoffs: [Place: Int64]
  ) {
    (self.file, self.horizon, self.models, self.cutoffs) = (file, horizon, models, cutoffs)
  }

  /// The levels of the intervals that some model has, ascending; the quantiles at both ends are one.
  package var levels: [Double] {
    let levels = models.flatMap { model in
      let own = Set(model.quantiles.map(\.level))
      let pairs = own.filter { $0 < 0.5 && own.contains(Self.rounded(1 - $0)) }
      return model.intervals.map(\.level) + pairs.map { Self.rounded(1 - 2 * $0) }
    }
    return Set(levels).sorted()
  }

  /// Without the rounding of 1 − 0.9.
  private static func rounded(_ value: Double) -> Double { (value * 1e12).rounded() / 1e12 }

  /// The levels of the single quantiles that some model has, ascending.
  package var quantileLevels: [Double] {
    Set(models.flatMap { $0.quantiles.map(\.level) }).sorted()
  }
}
