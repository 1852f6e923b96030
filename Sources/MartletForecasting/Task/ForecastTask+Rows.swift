extension ForecastTask {
  /// What an option means that networks, whose budget is in steps, have no use for.
  package static let optionsOfRows: Set = ["max-rows"]

  /// The options that networks take.
  public static var networkOptions: [ModelOption<ForecastTask>] {
    options.filter { !optionsOfRows.contains($0.name) }
  }

  /// The newest rows of a series that a model of single series learns from: those asked for, or else
  /// so many times 10,000, and ten seasons at least; nil for all.
  ///
  /// What a few numbers are learnt from does not get better with more rows than that, while the time of a
  /// fit grows with them (docs/decisions.md has what was measured).
  ///
  /// - Parameter least: Rows without which it does not learn.
  package func rowsOfSeries(least: Int, times: Int = 1) -> Int? {
    rows(usual: max(times * maxRows, 10 * seasonLength), least: least)
  }

  /// The same of a linear map of windows, which has a number for each row of its window: 200 rows for each of
  /// them at least.
  package func rowsOfWindows(least: Int) -> Int? {
    rows(usual: max(maxRows, 200 * inputSize) + validationSize, least: least)
  }

  private func rows(usual: Int, least: Int) -> Int? {
    guard maxRows > 0 else { return nil }
    return max(given.contains("max-rows") ? maxRows : usual, least)
  }
}
