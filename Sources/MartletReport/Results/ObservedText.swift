import MartletEvaluation

/// How many values scores are of, where some did not happen.
enum ObservedText {
  /// A line where values were filled; none where all are of the file.
  static func lines(_ result: BacktestResult) -> [String] {
    let counts = result.valueCounts
    guard counts.scored < counts.forecast else { return [] }
    return [
      "scored on \(NumberFormat.integer(counts.scored)) of \(plural(counts.forecast, "value")): the"
        + " others were missing and filled"
    ]
  }
}
