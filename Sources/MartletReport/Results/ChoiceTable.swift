package import MartletEvaluation
import MartletCatalog
import MartletForecasting

/// What an automatic choice took, and why.
package enum ChoiceTable {
  /// For each candidate in how many fits it was taken, its mean weight, and its mean inner error.
  package static func lines(
    _ label: String, _ records: [ChoiceRecord], width: Int = .max
  ) -> [String] {
    guard let first = records.first else { return [] }
    var names: [String] = []
    for name in records.flatMap({ $0.choice.candidates.map(\.name) }) where !names.contains(name) {
      names.append(name)
    }
    var table = TextTable([
      ("", .left), ("taken in", .right), ("weight", .decimal), ("inner error", .decimal),
      ("p", .decimal),
    ])
    // Where naive makes no error, nothing is a share of it.
    let moved = records.filter { $0.choice.naiveError != 0 }
    let measured = moved.isEmpty ? records : moved
    for name in names {
      let own = records.compactMap { $0.choice.candidates.first { $0.name == name } }
      let errors = measured.compactMap { record in
        record.choice.candidates.first { $0.name == name }?.error
      }
      let pValues = own.compactMap(\.pValue).sorted()
      table.append([
        name, "\(own.count { $0.weight > 0 }) of \(plural(records.count, "fit"))",
        NumberFormat.fixed(
          own.reduce(0) { $0 + $1.weight } / Double(records.count), decimals: 2,
          leadingZero: false),
        errors.isEmpty
          ? (own.contains { $0.refusal != nil } ? "refused" : "-")
          : NumberFormat.fixed(
            errors.reduce(0, +) / Double(errors.count), decimals: 3, leadingZero: false),
        pValues.isEmpty ? "-" : NumberFormat.pValue(pValues[pValues.count / 2]),
      ])
    }
    return [title(label, records)] + table.lines(indent: 2, width: width)
      + [summary(label, records)] + refusals(first, records)
      + ["to repeat it: --model '\(first.choice.model)'"]
  }

  private static func title(_ label: String, _ records: [ChoiceRecord]) -> String {
    let counts = records.map(\.choice.foldCount)
    let (least, most) = (counts.min() ?? 0, counts.max() ?? 0)
    let folds = least == most ? plural(most, "inner fold") : "\(least) to \(most) inner folds"
    let series = records.map(\.choice.seriesCount).max() ?? 1
    return "\(label) chose by \(folds) before each cutoff"
      + (series > 1 ? ", \(plural(series, "series")) together" : "")
      + (records.contains { $0.choice.naiveError != 0 }
        ? " (errors: naive is 1" : " (errors: in the units of the series, naive made none")
      + (records.contains { $0.choice.candidates.contains { $0.pValue != nil } }
        ? "; p: median over the fits):" : "):")
  }

  private static func summary(_ label: String, _ records: [ChoiceRecord]) -> String {
    let kept = records.filter { !$0.choice.beatsNaive }
    guard let last = kept.last else { return "Something beat naive clearly each time." }
    let why = reason(last.choice).map { ": " + $0 } ?? ""
    return kept.count == records.count
      ? "Nothing beat naive clearly, so \(label) forecasts the last value"
        + (kept.count > 1 ? "; in the last fit" : "") + (why.isEmpty ? "." : why)
      : "Something beat naive clearly in \(records.count - kept.count) of \(plural(records.count, "fit")); in the "
        + "others \(label) forecasts the last value"
        + (why.isEmpty ? "." : "; in the last of these" + why)
  }

  /// Why naive was kept in a fit.
  private static func reason(_ choice: ModelChoice) -> String? {
    guard choice.foldCount > 0 else { return "there are too few rows to choose by." }
    let rivals = choice.candidates.filter { $0.name != "naive" && $0.error != nil }
    guard let best = rivals.min(by: { ($0.error ?? .infinity) < ($1.error ?? .infinity) }),
      let error = best.error
    else { return "no other model could be tried." }
    guard error < 1 else { return "no model's inner error was below that of naive." }
    let size =
      "the smallest inner error was that of \(best.name), "
      + "\(NumberFormat.fixed(error, decimals: 3, leadingZero: false)) of naive's"
    if choice.isOverSeries {
      return size + ", too little beside how it differs from series to series."
    }
    guard let pValue = best.pValue else {
      return size + ", but fewer than three inner folds, or series, say nothing of chance."
    }
    return size + ", but that may be chance (p \(NumberFormat.pValue(pValue)); taken below "
      + "\(NumberFormat.significant(ChoiceRule.level / Double(rivals.count), digits: 2, leadingZero: false)), which is "
      + "5 % shared among \(plural(rivals.count, "model")))."
  }

  /// The reason of each candidate that was left out, as it was in the last fit where it was.
  private static func refusals(_ first: ChoiceRecord, _ records: [ChoiceRecord]) -> [String] {
    first.choice.candidates.map(\.name).compactMap { name in
      let reasons = records.compactMap { record in
        record.choice.candidates.first { $0.name == name }?.refusal
      }
      guard let reason = reasons.last else { return nil }
      return
        "\(name) was left out in \(reasons.count) of \(plural(records.count, "fit")): \(reason)"
    }
  }
}

extension ModelChoice {
  /// The inner error of naive: 1, or 0 where it was exact.
  fileprivate var naiveError: Double? { candidates.first { $0.name == "naive" }?.error }
}
