package import MartletPanels
import MartletTime

/// What a series looks like, in words: of each topic what was found, what it means and what to do.
package struct ProfileText {
  /// One line of the profile.
  package struct Finding: Sendable, Hashable, Encodable {
    /// "level", "memory", "pattern", "volatility", "season", "trend" or "outliers".
    package let topic: String
    /// A sentence without a full stop.
    package let text: String
  }

  /// What was found, in the order in which it matters.
  package let findings: [Finding]

  /// - Parameter series: The series whose profile it is.
  package init(_ profile: SeriesProfile, series: Series) {
    let axis = series.axis
    let season = axis.frequency.seasonLength
    guard !profile.isConstant else {
      let text =
        profile.count > 1 ? "every value is the same: nothing to learn" : "too few values to tell"
      findings = [Finding(topic: "level", text: text)]
      return
    }
    let topics: [(String, String?)] = [
      ("level", Self.level(profile)),
      ("memory", Self.memory(profile)),
      ("pattern", Self.pattern(profile)),
      ("volatility", Self.volatility(profile)),
      ("season", Self.season(profile, length: season)),
      ("trend", Self.trend(profile)),
      ("outliers", Self.outliers(profile, series)),
    ]
    let all = topics.compactMap { topic, text in text.map { Finding(topic: topic, text: $0) } }
    // What may be a mistake in the file comes first: it distorts the rest.
    let first = Self.undone(profile).isEmpty ? [] : all.suffix(1)
    findings = first + all.dropLast(first.count)
  }

  /// Lines for the terminal: the topics in a column of their own.
  package func lines(width: Int) -> [String] {
    let indent = (findings.map(\.topic.count).max() ?? 0) + 4
    return findings.flatMap { finding in
      finding.text.wrapped(to: max(20, width - indent)).enumerated().map { index, line in
        let start = index == 0 ? "  " + finding.topic : ""
        return start + String(repeating: " ", count: indent - start.count) + line
      }
    }
  }

  private static func level(_ profile: SeriesProfile) -> String {
    guard let dickeyFuller = profile.dickeyFuller, let kpss = profile.kpss else {
      return profile.count < AugmentedDickeyFuller.minimumCount
        ? "too few values to test (\(AugmentedDickeyFuller.minimumCount) at least)"
        : "no noise to test against: the values follow a rule, or hardly move"
    }
    let tests = "(ADF \(p(dickeyFuller.pValue)), KPSS \(tableP(kpss.pValue)))"
    let change = "--transform \(profile.changes)"
    return switch profile.level {
    case .wanders: "wanders like a random walk \(tests): forecast changes, \(change)"
    case .returns: "returns to a fixed level \(tests): forecast the values as they are"
    case .shifts:
      "neither a random walk nor a fixed level \(tests), as when it moves slowly or jumped:"
        + " compare \(change) with --transform none"
    case .unclear, .untested:
      "cannot be told from a random walk nor from a fixed level \(tests):"
        + " compare \(change) with --transform none"
    }
  }

  private static func memory(_ profile: SeriesProfile) -> String? {
    guard let correlogram = profile.correlogram,
      let largest = correlogram.autocorrelations.enumerated().max(by: {
        $0.element.magnitude < $1.element.magnitude
      })
    else { return nil }
    let what = profile.steady == .none ? "values" : "changes"
    let value = NumberFormat.fixed(largest.element, decimals: 3, leadingZero: false)
    let lags = correlogram.autocorrelations.count
    let test =
      "largest autocorrelation \(value) at lag \(largest.offset + 1); Ljung-Box over"
      + " \(plural(lags, "lag")) \(p(correlogram.ljungBox().pValue))"
    if largest.element.magnitude < 0.1 {
      let advice =
        profile.steady == .none
        ? "their mean is hard to beat, --model historic-average"
        : "expect to gain little on the last value"
      return "\(what) hardly depend on those before (\(test)): \(advice)"
    }
    if largest.element.magnitude <= correlogram.band {
      return
        "no dependence of \(what) on those before is certain (\(test)): too few values, or none"
    }
    return "\(what) depend on those before (\(test)): a model can learn from them"
  }

  private static func pattern(_ profile: SeriesProfile) -> String? {
    guard let entropy = profile.entropy else { return nil }
    let share = NumberFormat.fixed(entropy.forecastability, decimals: 2, leadingZero: false)
    let what = profile.steady == .none ? "values" : "changes"
    let words =
      switch entropy.forecastability {
      case ..<0.02: "of \(what) as good as none"
      case ..<0.1: "of \(what) weak"
      case ..<0.3: "of \(what) moderate"
      default: "of \(what) strong"
      }
    return "\(words) (forecastability \(share), from 0 for noise to 1)"
  }

  private static func volatility(_ profile: SeriesProfile) -> String? {
    guard let arch = profile.arch else { return nil }
    let test = "(ARCH-LM over \(arch.lags) lags \(p(arch.pValue)))"
    return arch.pValue < 0.05
      ? "large changes follow large ones \(test): intervals that do not follow (--intervals conformal) are too narrow in"
        + " rough times, and too wide in calm ones"
      : "no clusters of large changes \(test)"
  }

  private static func season(_ profile: SeriesProfile, length: Int) -> String? {
    guard length > 1 else { return nil }
    let rows = "of \(length) rows"
    guard let season = profile.strength?.season else {
      return "\(rows): too few of them to tell, four at least"
    }
    let value = "\(rows), strength \(NumberFormat.fixed(season, decimals: 2, leadingZero: false))"
    return switch season {
    case ..<0.4: "none to speak of (\(value), from 0 to 1)"
    case ..<0.7: "some (\(value), from 0 to 1): compare with --model seasonal-naive"
    default: "strong (\(value), from 0 to 1): the forecast to beat is --model seasonal-naive"
    }
  }

  private static func trend(_ profile: SeriesProfile) -> String? {
    guard let trend = profile.strength?.trend else { return nil }
    let words =
      switch trend {
      case ..<0.4: "no slow movement"
      case ..<0.8: "some slow movement"
      default: "slow movement outweighs the rest, as in random walks too"
      }
    return "\(words) (strength \(NumberFormat.fixed(trend, decimals: 2, leadingZero: false)))"
  }

  private static func outliers(_ profile: SeriesProfile, _ series: Series) -> String? {
    guard profile.count > 3 else { return nil }
    let outliers = profile.outliers
    guard !outliers.isEmpty else { return "no change beyond 10 robust standard deviations" }
    let undone = undone(profile)
    let largest = outliers.sorted { $0.score.magnitude > $1.score.magnitude }.prefix(3)
    let places = largest.map { outlier in
      let sign = outlier.score > 0 ? "+" : ""
      let value = NumberFormat.significant(series.target.values[outlier.index], digits: 5)
      return "\(value) on \(series.axis.label(row: outlier.index)) (\(sign)"
        + NumberFormat.significant(outlier.score, digits: 3)
        + (undone.contains(outlier.index) ? ", undone by the next: a mistake in the file?)" : ")")
    }
    return "\(plural(outliers.count, "change")) beyond 10 robust standard deviations: "
      + (outliers.count > 3 ? "the largest " : "") + places.joined(separator: ", ")
  }

  /// The rows of outliers that the next row takes back, as a misplaced decimal point does.
  static func undone(_ profile: SeriesProfile) -> Set<Int> {
    let pairs = zip(profile.outliers, profile.outliers.dropFirst())
    return Set(
      pairs.filter {
        $1.index == $0.index + 1 && -$1.score / $0.score > 0.5 && -$1.score / $0.score < 2
      }
      .map(\.0.index))
  }

  static func p(_ value: Double) -> String {
    let text = NumberFormat.pValue(value)
    return text.first == "<" || text.first == ">" ? "p \(text)" : "p = \(text)"
  }

  /// The table of KPSS ends at .01 and .1.
  static func tableP(_ value: Double) -> String {
    value <= 0.01 ? "p <.01" : value >= 0.1 ? "p >.1" : p(value)
  }
}
