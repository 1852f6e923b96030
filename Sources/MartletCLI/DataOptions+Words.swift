import MartletSeries

extension DataOptions {
  /// The options as they were given, without the files: to be repeated in a command line.
  var words: [String] {
    var words: [String] = []
    let single = [
      ("--target", target), ("--volatility", volatility), ("--time-col", timeCol),
      ("--id-col", idCol), ("--freq", freq),
      ("--calendar", calendar), ("--time-zone", timeZone), ("--resample", resample),
      ("--released-at", releasedAt), ("--fill-limit", fillLimit.map { "\($0)" }),
    ]
    for (name, value) in single {
      if let value { words += [name, value] }
    }
    for (name, values) in [
      ("--hist-exog", histExog), ("--futr-exog", futrExog), ("--stat-exog", statExog),
      ("--release", release), ("--age", age), ("--new-flag", newFlag), ("--derive", derive),
      ("--feature", feature),
      ("--aggregate", aggregate),
    ] {
      for value in values { words += [name, value] }
    }
    if multivariate { words.append("--multivariate") }
    return missing == .error ? words : words + ["--missing", missing.rawValue]
  }
}
