import MartletEvaluation
import MartletReport
import MartletSeries

/// What the first series looks like, for `inspect`.
struct InspectProfile {
  /// The id of the series.
  let series: String
  /// Ready-to-paste command lines; none where there is nothing to forecast.
  let commands: [String]
  private let profile: SeriesProfile
  private let text: ProfileText

  /// Looks at the first series of a panel.
  /// - Parameter isLenient: Whether rows with missing values had to be left out to read it.
  init?(_ panel: Panel, data: DataOptions, isLenient: Bool) {
    guard let first = panel.series.first, first.count > 0 else { return nil }
    // A transform is for all series, so all must have it.
    let isPositive = panel.series.allSatisfy { $0.target.values.allSatisfy { $0 > 0 } }
    series = first.id
    profile = SeriesProfile(
      of: first.target.values, seasonLength: first.axis.frequency.seasonLength,
      changes: isPositive ? .logReturn : .difference)
    text = ProfileText(profile, axis: first.axis)
    var data = data
    if isLenient { data.missing = .drop }
    commands = SuggestedCommands.lines(
      files: data.files, options: data.words, profile: profile, axis: first.axis,
      count: panel.series.map(\.count).min() ?? 0)
  }

  /// The words, for the terminal.
  func lines(_ width: Int) -> [String] { text.lines(width: width) }

  /// A statistic and its probability.
  struct Test: Encodable {
    let statistic: Double
    let pValue: Double
    let lags: Int
  }

  struct Outlier: Encodable {
    let time: String
    let score: Double
  }

  struct Document: Encodable {
    let series: String
    let count: Int
    let level: String
    let steady: String
    @Nullable var dickeyFuller: Test?
    @Nullable var kpss: Test?
    @Nullable var autocorrelations: [Double]?
    @Nullable var partialAutocorrelations: [Double]?
    @Nullable var band: Double?
    @Nullable var ljungBox: Test?
    @Nullable var arch: Test?
    @Nullable var forecastability: Double?
    @Nullable var trendStrength: Double?
    @Nullable var seasonStrength: Double?
    let outliers: [Outlier]
    let findings: [ProfileText.Finding]
    let commands: [String]
  }

  /// All of it, for JSON.
  func document(axis: TimeAxis) -> Document {
    let correlogram = profile.correlogram
    let box = correlogram?.ljungBox()
    return Document(
      series: series, count: profile.count, level: profile.level.rawValue,
      steady: profile.steady.description,
      dickeyFuller: profile.dickeyFuller.map {
        Test(statistic: $0.statistic, pValue: $0.pValue, lags: $0.lags)
      },
      kpss: profile.kpss.map { Test(statistic: $0.statistic, pValue: $0.pValue, lags: $0.lags) },
      autocorrelations: correlogram?.autocorrelations,
      partialAutocorrelations: correlogram?.partialAutocorrelations, band: correlogram?.band,
      ljungBox: box.map {
        Test(
          statistic: $0.statistic, pValue: $0.pValue,
          lags: correlogram?.autocorrelations.count ?? 0)
      },
      arch: profile.arch.map { Test(statistic: $0.statistic, pValue: $0.pValue, lags: $0.lags) },
      forecastability: profile.entropy?.forecastability, trendStrength: profile.strength?.trend,
      seasonStrength: profile.strength?.season,
      outliers: profile.outliers.map { Outlier(time: axis.label(row: $0.index), score: $0.score) },
      findings: text.findings, commands: commands)
  }
}
