import MartletPanels
import MartletRuns
import MartletTime

/// What the first series looks like, in the JSON of `inspect`.
struct InspectProfile: Encodable {
  /// A statistic and its probability.
  struct Test: Encodable {
    let statistic: Double
    let pValue: Double
    let lags: Int
  }

  struct Outlier: Encodable {
    let time: String
    let value: Double
    let score: Double
  }

  let series: String
  let count: Int
  let level: String
  let steady: String
  @OrNull var dickeyFuller: Test?
  @OrNull var kpss: Test?
  @OrNull var autocorrelations: [Double]?
  @OrNull var partialAutocorrelations: [Double]?
  @OrNull var band: Double?
  @OrNull var ljungBox: Test?
  @OrNull var arch: Test?
  @OrNull var forecastability: Double?
  @OrNull var trendStrength: Double?
  @OrNull var seasonStrength: Double?
  let outliers: [Outlier]
  let findings: [ProfileText.Finding]
  let commands: [String]

  /// nil where there is no series to look at.
  init?(_ found: Inspection) {
    guard let profile = found.profile, let first = found.panel?.series.first else { return nil }
    series = first.id
    count = profile.count
    level = profile.level.rawValue
    steady = profile.steady.description
    dickeyFuller = profile.dickeyFuller.map {
      Test(statistic: $0.statistic, pValue: $0.pValue, lags: $0.lags)
    }
    kpss = profile.kpss.map { Test(statistic: $0.statistic, pValue: $0.pValue, lags: $0.lags) }
    let correlogram = profile.correlogram
    autocorrelations = correlogram?.autocorrelations
    partialAutocorrelations = correlogram?.partialAutocorrelations
    band = correlogram?.band
    ljungBox = correlogram.map {
      let box = $0.ljungBox()
      return Test(
        statistic: box.statistic, pValue: box.pValue, lags: $0.autocorrelations.count)
    }
    arch = profile.arch.map { Test(statistic: $0.statistic, pValue: $0.pValue, lags: $0.lags) }
    forecastability = profile.entropy?.forecastability
    trendStrength = profile.strength?.trend
    seasonStrength = profile.strength?.season
    outliers = profile.outliers.map {
      Outlier(
        time: first.axis.label(row: $0.index), value: first.target.values[$0.index],
        score: $0.score)
    }
    findings = found.words?.findings ?? []
    commands = found.commands
  }
}
