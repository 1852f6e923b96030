import MartletEvaluation
import MartletFiles

extension EvaluationPlan {
  /// Checks what can be checked without a file.
  /// - Throws: `RunError` for the first value that does not go, or does not go with another.
  func check(for verb: RunVerb) throws(RunError) {
    let size = try rolling.rows
    for (option, value) in [
      (.horizon, horizon), (.inputSize, inputSize), (.season, season), (.nWindows, folds),
      (.stepSize, stepSize), (.gap, gap), (.trainSize, trainSize ?? size), (.testSize, testSize),
    ] as [(OptionName, Int?)] { try OptionRange.check(option, value) }
    try checkFolds()
    try OptionRange.check(.seeds, seeds)
    try Self.check(levels ?? [], .level, Self.levelRange)
    try Self.check(quantiles, .quantiles, Self.quantileRange)
    guard (0..<1).contains(minSkill) else {
      throw .noValue(
        "\(minSkill * 100)", .minSkill, advice: "give a share in %, from 0 to below 100")
    }
    try OptionRange.check(.paths, paths)
    let filter = try foldFilter()
    if verb == .forecast {
      if testSize != nil { throw .splitOfForecast }
      if !filter.isEmpty { throw .ofEvaluationsAlone(.where) }
      if scoresBy != nil { throw .ofEvaluationsAlone(.scoresBy) }
    } else {
      if paths > 0 { throw .ofForecastAlone(.paths) }
      if decomposition { throw .ofForecastAlone(.decomposition) }
      if folds == 0 { throw .noFolds }
    }
  }

  /// Where forecasts made elsewhere lay out the folds, nothing else does.
  fileprivate func checkCutoffsAreFree() throws(RunError) {
    let others: [(OptionName, OptionValue?, Bool)] = [
      (.stepSize, nil, stepSize != nil), (.testSize, nil, testSize != nil),
      (.cutoffs, .choice("calendar"), cutoffs == .calendar),
      (.cutoffs, nil, cutoffs.list != nil),
    ]
    if let other = others.first(where: \.2) { throw .forecastsWithFolds(other.0, other.1) }
  }

  private func checkFolds() throws(RunError) {
    let (isRolling, size) = try rolling
    if testSize != nil {
      let others: [(OptionName, OptionValue?, Bool)] = [
        (.nWindows, nil, folds != nil), (.stepSize, nil, stepSize != nil),
        (.window, .plain("rolling"), isRolling),
        (.cutoffs, .choice("calendar"), cutoffs == .calendar),
        (.cutoffs, nil, cutoffs.list != nil),
      ]
      if let other = others.first(where: \.2) { throw .splitWithFolds(other.0, other.1) }
    } else if cutoffs.list != nil, folds != nil || stepSize != nil {
      throw .cutoffsWithFolds(folds != nil ? .nWindows : .stepSize)
    } else if isRolling != ((trainSize ?? size) != nil) {
      throw .windowWithoutSize
    }
    if let refit, !["true", "false"].contains(refit),
      Int(refit).map({ !(1...1_000_000).contains($0) }) ?? true
    {
      throw .noValue(
        refit, .refit, advice: "give true, false or a number of folds from 1 to 1,000,000")
    }
  }

  /// Which folds enter scores and tests.
  func foldFilter() throws(RunError) -> FoldFilter {
    do { return try FoldFilter(parsing: `where`) } catch { throw .noFilter(error) }
  }

  /// As percents from 0.01 to 99.99 are.
  private static let levelRange = (0.01 / 100)...(99.99 / 100)
  private static let quantileRange = 0.0001...0.9999

  private static func check(
    _ shares: [Double], _ option: OptionName, _ range: ClosedRange<Double>
  ) throws(RunError) {
    guard let other = shares.first(where: { !range.contains($0) }) else { return }
    throw .noValue("\(other)", option, advice: "give shares from 0.0001 to 0.9999")
  }

  /// Quantiles and intervals are scored where some are asked for.
  func checkQuantiles() throws(RunError) {
    guard levels == nil else { return }
    if metric == .winkler { throw .noIntervals }
    if metric == .pinball, quantiles.isEmpty { throw .noQuantiles }
  }
}

extension RunPlan {
  /// Checks that forecasts made elsewhere are there where they are scored, and go with what is asked for.
  /// - Throws: `RunError` for the first thing that does not go.
  func checkForecasts(for verb: RunVerb) throws(RunError) {
    guard let forecasts else {
      if verb == .score { throw .noForecasts }
      return
    }
    if verb == .forecast { throw .forecastsOfForecast }
    if files.contains(where: { $0.name == forecasts.name }) {
      throw .forecastsAreActuals(forecasts.name)
    }
    try evaluation?.checkCutoffsAreFree()
  }
}
